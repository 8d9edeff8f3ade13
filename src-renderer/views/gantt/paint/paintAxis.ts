import { dayNumber, dayOfNumber, weekdayOfNumber } from '#shared/domain/day'
import { monthStarts, quarterStarts, weekStarts } from '#shared/projections/gantt/calendarMarks'
import {
  dayLabel,
  type Labelled,
  monthLabel,
  monthShort,
  quarterLabel,
  weekLabel,
  weekShort,
  yearLabel,
  yearStarts,
} from './axisLabels'
import { crisp } from './canvas'
import type { Drawing } from './drawing'
import { AXIS, chartWidth, HEAD, HOURS_FROM, QUARTERS_BELOW, xOf } from '../stage/geometry'

/** The periods that the two lines of the axis show. */
export type AxisLevel = 'hours' | 'days' | 'weeks' | 'months' | 'quarters'

export function axisLevel(perDay: number): AxisLevel {
  if (perDay >= HOURS_FROM) return 'hours'
  if (perDay >= 13) return 'days'
  if (perDay >= 4) return 'weeks'
  return perDay >= QUARTERS_BELOW ? 'months' : 'quarters'
}

const UPPER = 12
const LOWER = 30
const SCALE = 4

export function paintAxis(drawing: Drawing): void {
  const { context, view, colours } = drawing
  context.fillStyle = colours.of.surface
  context.fillRect(0, 0, chartWidth(view), HEAD)
  context.textBaseline = 'middle'
  paintScale(drawing, paintLines(drawing))
  context.strokeStyle = colours.of.line
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(0, HEAD - 0.5)
  context.lineTo(chartWidth(view), HEAD - 0.5)
  context.stroke()
}

/** Paints both lines; returns the starts of the periods for the scale below them. */
function paintLines(drawing: Drawing): readonly number[] {
  const { view, firstDay, lastDay } = drawing
  const level = axisLevel(view.perDay)
  const weeks = weekStarts(firstDay, lastDay)
  const months = monthStarts(firstDay, lastDay)
  if (level === 'hours') {
    const days = Array.from({ length: lastDay - firstDay + 1 }, (_, at) => firstDay + at)
    paintUpper(drawing, days, dayLabel)
    paintHours(drawing, days)
    return days
  }
  if (level === 'days') {
    paintUpper(drawing, weeks, weekLabel)
    paintDays(drawing)
    return weeks
  }
  if (level === 'weeks') {
    paintUpper(drawing, months, monthLabel)
    paintLower(drawing, weeks, weekShort)
    return weeks
  }
  paintUpper(drawing, yearStarts(months), yearLabel)
  const lower = level === 'months' ? months : quarterStarts(firstDay, lastDay)
  paintLower(drawing, lower, level === 'months' ? monthShort : quarterLabel)
  return lower
}

const HOUR_STEPS = [1, 2, 3, 6, 12] as const
const HOUR_ROOM = 34

/** As many hours as fit, each label at the start of its hour. */
function paintHours(drawing: Drawing, days: readonly number[]): void {
  const { context, view, colours, words } = drawing
  const step = HOUR_STEPS.find(hours => (hours * view.perDay) / 24 >= HOUR_ROOM) ?? 12
  context.textAlign = 'left'
  context.font = `400 11px ${colours.face}`
  for (const day of days) {
    for (let hour = 0; hour < 24; hour += step) {
      const x = xOf(view, day + hour / 24)
      context.fillStyle = colours.of.ink2
      context.fillText(words.say('gantt.hour', { hour }), x + 4, LOWER)
      tick(drawing, x, { from: AXIS / 2, to: AXIS - SCALE })
    }
  }
}

/** The upper line: a label at the start of each period, or at the left edge while its period is visible. */
function paintUpper(drawing: Drawing, starts: readonly number[], labelled: Labelled): void {
  const { context, view, colours, widthOf } = drawing
  const font = `400 12px ${colours.face}`
  context.textAlign = 'left'
  for (const [index, start] of starts.entries()) {
    const x = xOf(view, start)
    const end = xOf(view, starts[index + 1] ?? start + 400)
    const { strong, weak } = labelled(drawing, dayOfNumber(start))
    const strongWidth = widthOf(font, strong)
    context.font = font
    const at = Math.max(x + 5, 5)
    if (at + strongWidth <= end - 2) {
      context.fillStyle = colours.of.ink2
      context.fillText(strong, at, UPPER)
      const weakAt = at + strongWidth + 6
      context.fillStyle = colours.of.ink3
      if (weak !== '' && weakAt + widthOf(font, weak) < end - 2) context.fillText(weak, weakAt, UPPER)
    }
    if (x > 0) tick(drawing, x, { from: 0, to: AXIS - SCALE })
  }
}

/** The lower line: a label in the middle of each period. */
function paintLower(drawing: Drawing, starts: readonly number[], labelled: Labelled): void {
  const { context, view, colours, widthOf } = drawing
  const font = `400 11px ${colours.face}`
  context.textAlign = 'left'
  for (const [index, start] of starts.entries()) {
    const x = xOf(view, start)
    const end = xOf(view, starts[index + 1] ?? start + 31)
    const { strong, weak } = labelled(drawing, dayOfNumber(start))
    const width = widthOf(font, strong)
    context.font = font
    if (width > end - x - 4) continue
    context.fillStyle = colours.of.ink2
    context.fillText(strong, x + 5, LOWER)
    context.fillStyle = colours.of.ink3
    if (weak !== '') context.fillText(weak, x + 10 + width, LOWER)
    tick(drawing, x, { from: AXIS / 2, to: AXIS - SCALE })
  }
}

function tick({ context, colours }: Drawing, x: number, { from, to }: { from: number; to: number }): void {
  context.strokeStyle = colours.of.line
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(crisp(x), from)
  context.lineTo(crisp(x), to)
  context.stroke()
}

function paintDays(drawing: Drawing): void {
  const { context, view, colours, words, scene, marks, firstDay, lastDay } = drawing
  const today = dayNumber(scene.today)
  context.textAlign = 'center'
  for (let number = firstDay; number <= lastDay; number++) {
    const day = dayOfNumber(number)
    const x = xOf(view, number + 0.5)
    const isMakeUp = marks.makeUps.has(number)
    const isToday = number === today
    context.font = `${isMakeUp || isToday ? 600 : 400} 11px ${colours.face}`
    if (isToday) todayChip(drawing, x)
    if (isToday) context.fillStyle = colours.of['on-ink']
    else if (isMakeUp || isOwnWork(drawing, number)) context.fillStyle = colours.of.ochre
    else context.fillStyle = scene.calendar.isWorking(day) ? colours.of.ink : colours.of.ink3
    const date = String(Number(day.slice(8)))
    const isWritten = isMakeUp && !isToday && words.language === 'zh'
    context.fillText(isWritten ? words.say('gantt.makeUpSign') : date, x, LOWER)
  }
}

/** A weekend day that the project's calendar makes a working day. */
function isOwnWork({ marks }: Drawing, number: number): boolean {
  return (
    weekdayOfNumber(number) > 5 && marks.works.some(({ first, last }) => first <= number && number <= last)
  )
}

function todayChip({ context, colours, view }: Drawing, x: number): void {
  const width = Math.min(20, Math.max(16, view.perDay))
  context.fillStyle = colours.of.ink
  context.beginPath()
  context.roundRect(x - width / 2, LOWER - 8, width, 16, 2)
  context.fill()
}

/** Every other period is filled, counted from a fixed day so that scrolling does not swap them. */
function paintScale({ context, view, colours }: Drawing, starts: readonly number[]): void {
  const y = AXIS - SCALE
  context.fillStyle = colours.of.ink
  context.fillRect(0, y, chartWidth(view), 1)
  context.fillRect(0, AXIS - 1, chartWidth(view), 1)
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? start + 31
    const period = periodOf(start, end - start)
    const x = Math.round(xOf(view, start))
    if (period % 2 === 0) context.fillRect(x, y, Math.round(xOf(view, end)) - x, SCALE)
  }
}

/** Counted from a fixed day: neighbours differ by one. */
function periodOf(start: number, days: number): number {
  if (days === 1) return start
  if (days <= 7) return (start + 3) / 7
  const month = Number(dayOfNumber(start).slice(5, 7))
  return days > 31 ? Math.ceil(month / 3) : month
}
