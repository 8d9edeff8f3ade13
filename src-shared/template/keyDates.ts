import { type ClockTime, isClockTime } from '../domain/clockTime'
import { addDays, type Day, daysBetween, isDay, LAST_YEAR } from '../domain/day'
import type { ProjectTemplate, TemplateKeyDate, TemplateTask } from './template'

/** What somebody typed: any text. */
export interface WrittenKeyDate {
  readonly day: string
  readonly time: string
}

/** A time on a day, on the clock of the zone that the plan is made for. */
export interface Moment {
  readonly day: Day
  readonly time: ClockTime
}

/** A platform date farther from T than this is a slip of the finger, most often in the year. */
export const FARTHEST_DAYS = 120

/** Room on both sides of T for a plan and its platform dates inside the range of days. */
const FIRST_KEY_YEAR = 1973
const LAST_KEY_YEAR = LAST_YEAR - 3

export type KeyDateRefusal =
  | { readonly refused: 'keyDateNotADay'; readonly text: string }
  | {
      readonly refused: 'keyDateOutOfRange'
      readonly text: string
      readonly from: number
      readonly to: number
    }
  | { readonly refused: 'keyDateInThePast'; readonly day: Day; readonly today: Day }

export type PlatformDateRefusal =
  | { readonly refused: 'platformDateUnknown'; readonly id: string }
  | { readonly refused: 'platformDateMissing'; readonly id: string }
  | { readonly refused: 'platformDateNotADay'; readonly id: string; readonly text: string }
  | { readonly refused: 'platformTimeNotATime'; readonly id: string; readonly text: string }
  | { readonly refused: 'platformDateTooFar'; readonly id: string; readonly day: Day; readonly limit: number }
  /** `earlier` should lie before `later` and does not; `T` is the key date itself. */
  | { readonly refused: 'platformDatesOutOfOrder'; readonly earlier: string; readonly later: string }

const YEAR_SHAPE = /^(\d{4})-\d{2}-\d{2}$/

export function readKeyDate(text: string, today: Day): Day | KeyDateRefusal {
  const year = Number(YEAR_SHAPE.exec(text)?.[1])
  if (year < FIRST_KEY_YEAR || year > LAST_KEY_YEAR) {
    return { refused: 'keyDateOutOfRange', text, from: FIRST_KEY_YEAR, to: LAST_KEY_YEAR }
  }
  if (!isDay(text)) return { refused: 'keyDateNotADay', text }
  return text < today ? { refused: 'keyDateInThePast', day: text, today } : text
}

/** Where a platform date usually lies, as the wizard offers it: `24:00` is left as platforms write it. */
export function usualKeyDate(keyDate: TemplateKeyDate, T: Day): Moment {
  return { day: addDays(T, keyDate.daysFromT), time: keyDate.time }
}

/** One spelling for one moment: 24:00 is 00:00 of the next day. */
export function canonical({ day, time }: Moment): Moment {
  return time === '24:00' ? { day: addDays(day, 1), time: '00:00' } : { day, time }
}

function spelled({ day, time }: Moment): string {
  return `${day} ${time}`
}

function readOne(
  keyDate: TemplateKeyDate,
  T: Day,
  written: WrittenKeyDate | undefined,
): Moment | PlatformDateRefusal {
  const { id } = keyDate
  if (!written) {
    return keyDate.asksPerson ? { refused: 'platformDateMissing', id } : canonical(usualKeyDate(keyDate, T))
  }
  const { time } = written
  const day = keyDate.side === 'onT' ? T : written.day
  if (!isDay(day)) return { refused: 'platformDateNotADay', id, text: day }
  if (!isClockTime(time)) return { refused: 'platformTimeNotATime', id, text: time }
  return tooFar(id, T, day) ?? canonical({ day, time })
}

function tooFar(id: string, T: Day, day: Day): PlatformDateRefusal | null {
  if (Math.abs(daysBetween(T, day)) <= FARTHEST_DAYS) return null
  return { refused: 'platformDateTooFar', id, day, limit: FARTHEST_DAYS }
}

function wrongSide(keyDate: TemplateKeyDate, T: Day, { day }: Moment): PlatformDateRefusal | null {
  const { id, side } = keyDate
  if (side !== 'fromT')
    return day > T ? { refused: 'platformDatesOutOfOrder', earlier: id, later: 'T' } : null
  return day < T ? { refused: 'platformDatesOutOfOrder', earlier: 'T', later: id } : null
}

/** The tasks that wait for a window which the platform opens. The first day of a window is asked for by the task's id. */
export function windowsOf({ tasks }: ProjectTemplate): TemplateTask[] {
  return tasks.filter(({ pin }) => pin?.on === 'platformWindow')
}

/** The first day of every window that somebody has looked up, by the id of its task; or what is wrong first. */
export function readWindows(
  template: ProjectTemplate,
  T: Day,
  written: Readonly<Record<string, WrittenKeyDate>>,
): ReadonlyMap<string, Day> | PlatformDateRefusal {
  const days = new Map<string, Day>()
  for (const { id } of windowsOf(template)) {
    const text = written[id]?.day ?? ''
    if (text === '') continue
    if (!isDay(text)) return { refused: 'platformDateNotADay', id, text }
    const refusal = tooFar(id, T, text)
    if (refusal) return refusal
    if (text > T) return { refused: 'platformDatesOutOfOrder', earlier: id, later: 'T' }
    days.set(id, text)
  }
  return days
}

/** The moment of every key date of the template, by id, each later than the one before; or what is wrong first. */
export function readPlatformDates(
  template: ProjectTemplate,
  T: Day,
  written: Readonly<Record<string, WrittenKeyDate>>,
): ReadonlyMap<string, Moment> | PlatformDateRefusal {
  const { keyDates } = template
  const known = new Set([...keyDates, ...windowsOf(template)].map(({ id }) => id))
  const stray = Object.keys(written).find(id => !known.has(id))
  if (stray !== undefined) return { refused: 'platformDateUnknown', id: stray }
  const moments = new Map<string, Moment>()
  let previous: { id: string; at: string } | null = null
  for (const keyDate of keyDates) {
    const moment = readOne(keyDate, T, written[keyDate.id])
    if ('refused' in moment) return moment
    const refusal = wrongSide(keyDate, T, moment)
    if (refusal) return refusal
    if (previous && spelled(moment) <= previous.at) {
      return { refused: 'platformDatesOutOfOrder', earlier: previous.id, later: keyDate.id }
    }
    moments.set(keyDate.id, moment)
    previous = { id: keyDate.id, at: spelled(moment) }
  }
  return moments
}
