import { dayNumber, dayOfNumber, type Day, weekdayOfNumber } from '#shared/domain/day'
import { daysToKeyDay, monthStarts, weekStarts } from '#shared/projections/ganttDays'
import { shortDay, tableDay } from '../../../locales/days'
import { crisp } from './canvas'
import type { Drawing } from './drawing'
import { AXIS, chartWidth, HEAD, xOf } from './geometry'

/** Which periods the two lines of the axis name. */
export type AxisLevel = 'days' | 'weeks' | 'months'

export function axisLevel(perDay: number): AxisLevel {
  if (perDay >= 13) return 'days'
  return perDay >= 4 ? 'weeks' : 'months'
}

const UPPER = 12
const LOWER = 30
const SCALE = 4

export function paintAxis(drawing: Drawing): void {
  const { context, view, inks, firstDay, lastDay } = drawing
  context.fillStyle = inks.of.surface
  context.fillRect(0, 0, chartWidth(view), HEAD)
  context.textBaseline = 'middle'
  const level = axisLevel(view.perDay)
  const weeks = weekStarts(firstDay, lastDay)
  const months = monthStarts(firstDay, lastDay)
  if (level === 'days') {
    paintUpper(drawing, weeks, weekLabel)
    paintDays(drawing)
  } else if (level === 'weeks') {
    paintUpper(drawing, months, monthLabel)
    paintLower(drawing, weeks, weekShort)
  } else {
    paintUpper(drawing, yearStarts(months), yearLabel)
    paintLower(drawing, months, monthShort)
  }
  paintScale(drawing, level === 'months' ? months : weeks)
  context.strokeStyle = inks.of.line
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(0, HEAD - 0.5)
  context.lineTo(chartWidth(view), HEAD - 0.5)
  context.stroke()
}

interface Label {
  readonly strong: string
  readonly weak: string
}

type Labelled = (drawing: Drawing, day: Day) => Label

function weekLabel({ words, scene }: Drawing, day: Day): Label {
  return { strong: shortDay(day, words.language), weak: fromKeyDay(daysToKeyDay(day, scene.keyDay)) }
}

function weekShort({ view, scene }: Drawing, day: Day): Label {
  const width = view.perDay * 7
  const weak = width < 84 ? '' : fromKeyDay(daysToKeyDay(day, scene.keyDay))
  return { strong: width < 40 ? day.slice(8) : tableDay(day), weak }
}

function monthLabel({ words }: Drawing, day: Day): Label {
  return {
    strong: words.say('gantt.month', { year: day.slice(0, 4), month: monthWord(words, day) }),
    weak: '',
  }
}

function monthShort({ words, view }: Drawing, day: Day): Label {
  const name = monthWord(words, day)
  return { strong: view.perDay * 28 < 30 ? String(Number(day.slice(5, 7))) : name, weak: '' }
}

function yearLabel({ words }: Drawing, day: Day): Label {
  return { strong: words.say('gantt.year', { year: day.slice(0, 4) }), weak: '' }
}

function monthWord(words: Drawing['words'], day: Day): string {
  return words.say(`gantt.months.${Number(day.slice(5, 7))}`)
}

/** T−23, T, T+5. */
export function fromKeyDay(days: number | null): string {
  if (days === null) return ''
  if (days === 0) return 'T'
  return days > 0 ? `T−${days}` : `T+${-days}`
}

function yearStarts(months: readonly number[]): number[] {
  return months.filter((start, index) => index === 0 || dayOfNumber(start).slice(5, 7) === '01')
}

/** The upper line: a label at the beginning of each period, kept in sight while its period is. */
function paintUpper(drawing: Drawing, starts: readonly number[], labelled: Labelled): void {
  const { context, view, inks, widthOf } = drawing
  const font = `400 12px ${inks.face}`
  context.textAlign = 'left'
  for (const [index, start] of starts.entries()) {
    const x = xOf(view, start)
    const end = xOf(view, starts[index + 1] ?? start + 400)
    const { strong, weak } = labelled(drawing, dayOfNumber(start))
    const strongWidth = widthOf(font, strong)
    context.font = font
    const at = Math.max(x + 5, 5)
    if (at + strongWidth <= end - 2) {
      context.fillStyle = inks.of.ink2
      context.fillText(strong, at, UPPER)
      const weakAt = at + strongWidth + 6
      context.fillStyle = inks.of.ink3
      if (weak !== '' && weakAt + widthOf(font, weak) < end - 2) context.fillText(weak, weakAt, UPPER)
    }
    if (x > 0) tick(drawing, x, { from: 0, to: AXIS - SCALE })
  }
}

/** The lower line: a label in the middle of each period. */
function paintLower(drawing: Drawing, starts: readonly number[], labelled: Labelled): void {
  const { context, view, inks, widthOf } = drawing
  const font = `400 11px ${inks.face}`
  context.textAlign = 'left'
  for (const [index, start] of starts.entries()) {
    const x = xOf(view, start)
    const end = xOf(view, starts[index + 1] ?? start + 31)
    const { strong, weak } = labelled(drawing, dayOfNumber(start))
    const width = widthOf(font, strong)
    context.font = font
    if (width > end - x - 4) continue
    context.fillStyle = inks.of.ink2
    context.fillText(strong, x + 5, LOWER)
    context.fillStyle = inks.of.ink3
    if (weak !== '') context.fillText(weak, x + 10 + width, LOWER)
    tick(drawing, x, { from: AXIS / 2, to: AXIS - SCALE })
  }
}

function tick({ context, inks }: Drawing, x: number, { from, to }: { from: number; to: number }): void {
  context.strokeStyle = inks.of.line
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(crisp(x), from)
  context.lineTo(crisp(x), to)
  context.stroke()
}

function paintDays(drawing: Drawing): void {
  const { context, view, inks, words, scene, marks, firstDay, lastDay } = drawing
  const today = dayNumber(scene.today)
  context.textAlign = 'center'
  for (let number = firstDay; number <= lastDay; number++) {
    const day = dayOfNumber(number)
    const x = xOf(view, number + 0.5)
    const isMakeUp = marks.makeUps.has(number)
    const isToday = number === today
    context.font = `${isMakeUp || isToday ? 600 : 400} 11px ${inks.face}`
    if (isToday) todayChip(drawing, x)
    if (isToday) context.fillStyle = inks.of['on-ink']
    else if (isMakeUp || isOwnWork(drawing, number)) context.fillStyle = inks.of.ochre
    else context.fillStyle = scene.calendar.isWorking(day) ? inks.of.ink : inks.of.ink3
    const date = String(Number(day.slice(8)))
    const isWritten = isMakeUp && !isToday && words.language === 'zh'
    context.fillText(isWritten ? words.say('gantt.makeUpSign') : date, x, LOWER)
  }
}

/** A weekend day that somebody works on their own account. */
function isOwnWork({ marks }: Drawing, number: number): boolean {
  return (
    weekdayOfNumber(number) > 5 && marks.works.some(({ first, last }) => first <= number && number <= last)
  )
}

function todayChip({ context, inks, view }: Drawing, x: number): void {
  const width = Math.min(20, Math.max(16, view.perDay))
  context.fillStyle = inks.of.ink
  context.beginPath()
  context.roundRect(x - width / 2, LOWER - 8, width, 16, 2)
  context.fill()
}

/** A map scale: every other period filled, counted from a fixed day so that it does not flicker. */
function paintScale({ context, view, inks }: Drawing, starts: readonly number[]): void {
  const y = AXIS - SCALE
  context.fillStyle = inks.of.ink
  context.fillRect(0, y, chartWidth(view), 1)
  context.fillRect(0, AXIS - 1, chartWidth(view), 1)
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? start + 31
    const period =
      starts.length > 1 && end - start > 7 ? Number(dayOfNumber(start).slice(5, 7)) : (start + 3) / 7
    const x = Math.round(xOf(view, start))
    if (period % 2 === 0) context.fillRect(x, y, Math.round(xOf(view, end)) - x, SCALE)
  }
}
