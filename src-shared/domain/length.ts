/** How long work takes where whole working days do not say it. */
export interface TaskLength {
  /** More than 0, with at most two decimals. */
  readonly amount: number
  readonly unit: LengthUnit
  /** By the clock, over nights and rest days. */
  readonly isElapsed: boolean
}

export const lengthUnits = ['minute', 'hour', 'day', 'week', 'month'] as const
export type LengthUnit = (typeof lengthUnits)[number]

/** Minutes of a working day, whichever shifts make it up. */
export const MINUTES_A_DAY = 480
const CLOCK_DAY = 1_440

/** A week is five working days and a month twenty; by the clock seven and thirty days. */
const WORKED: Readonly<Record<LengthUnit, number>> = {
  minute: 1,
  hour: 60,
  day: MINUTES_A_DAY,
  week: 5 * MINUTES_A_DAY,
  month: 20 * MINUTES_A_DAY,
}
const BY_CLOCK: Readonly<Record<LengthUnit, number>> = {
  minute: 1,
  hour: 60,
  day: CLOCK_DAY,
  week: 7 * CLOCK_DAY,
  month: 30 * CLOCK_DAY,
}

/** Whole minutes, at least one; a lag may be negative. */
export function minutesOfLength({ amount, unit, isElapsed }: TaskLength): number {
  const minutes = Math.round(amount * (isElapsed ? BY_CLOCK : WORKED)[unit])
  return amount > 0 ? Math.max(1, minutes) : minutes
}

/** Working days that are begun by work of this length: what counts in days counts with. */
export function daysOfLength(length: TaskLength): number {
  const minutes = minutesOfLength(length)
  return Math.max(1, Math.ceil(minutes / (length.isElapsed ? CLOCK_DAY : MINUTES_A_DAY)))
}

/** In whole days where it comes out, else in whole hours, else in minutes. At least one minute is asked for. */
export function lengthOfMinutes(minutes: number, isElapsed: boolean): TaskLength {
  const day = isElapsed ? CLOCK_DAY : MINUTES_A_DAY
  if (minutes % day === 0) return { amount: minutes / day, unit: 'day', isElapsed }
  return minutes % 60 === 0
    ? { amount: minutes / 60, unit: 'hour', isElapsed }
    : { amount: minutes, unit: 'minute', isElapsed }
}

/** Whether whole working days say the same. */
export function isPlainDays({ amount, unit, isElapsed }: TaskLength): boolean {
  return unit === 'day' && !isElapsed && Number.isInteger(amount)
}

/** What a peer wrote as a length; null for anything else. `least` is the smallest amount. */
export function readLength(stored: unknown, least: number): TaskLength | null {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null
  const { amount, unit, isElapsed } = stored as Record<string, unknown>
  if (typeof amount !== 'number' || !isUnit(unit)) return null
  if (!(amount >= least && amount <= MOST_AMOUNT) || Math.round(amount * 100) / 100 !== amount) return null
  const length = { amount: amount + 0, unit, isElapsed: isElapsed === true }
  return Math.abs(minutesOfLength(length)) <= MOST_MINUTES ? length : null
}

function isUnit(value: unknown): value is LengthUnit {
  return (lengthUnits as readonly unknown[]).includes(value)
}

/** Ten years by the clock. */
const MOST_MINUTES = 3_650 * CLOCK_DAY
const MOST_AMOUNT = MOST_MINUTES
/** Of a task; a lag may be as much less than nothing. */
export const LEAST_LENGTH = 0.01
export const LEAST_LAG = -MOST_AMOUNT

const SIGNS: Readonly<Record<LengthUnit, string>> = {
  minute: 'm min minute minutes 分 分钟',
  hour: 'h hour hours 时 小时',
  day: 'd day days 天 日 个工作日 工作日',
  week: 'w week weeks 周',
  month: 'mo month months 月 个月',
}

const unitOf = new Map(lengthUnits.flatMap(unit => SIGNS[unit].split(' ').map(sign => [sign, unit] as const)))

/** `3`, `4h`, `1.5 天`, `2ed` (elapsed), `连续3天`: what people type as a length. Null for anything else. */
export function parseLength(typed: string, least: number): TaskLength | null {
  const text = typed.trim().toLowerCase().replaceAll('−', '-').replace('working ', '')
  const parts = /^(连续|e)?\s*([+-]?\d+(?:\.\d{1,2})?)\s*(e)?([a-z]*|\p{Script=Han}*)$/u.exec(text)
  if (parts === null) return null
  const [, before, amount, after, sign = ''] = parts
  const unit = sign === '' ? 'day' : unitOf.get(sign)
  if (unit === undefined) return null
  return readLength(
    { amount: Number(amount), unit, isElapsed: before !== undefined || after !== undefined },
    least,
  )
}

const SIGN_OF: Readonly<Record<LengthUnit, string>> = {
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'mo',
}

/** As people type it, so that `parseLength` reads it again; whole working days without their unit. */
export function lengthText({ amount, unit, isElapsed }: TaskLength): string {
  if (isPlainDays({ amount, unit, isElapsed })) return String(amount)
  return `${amount}${isElapsed ? 'e' : ''}${SIGN_OF[unit]}`
}
