import { positionOf } from '#shared/calendar/workingDays'
import { exactTimes } from '#shared/projections/task/clockTimes'
import type { BarChange } from '#shared/intents/moveByDays'
import type { GanttTaskRow } from '#shared/projections/gantt/row'
import { longDay, timedRange } from '../../../locales/days'
import { workWords } from '../../wording/lengthWords'
import type { PreviewWords } from '../paint/dragPreview'
import type { BarDrag } from './pointer'
import type { ChartPorts } from '../scene/ports'
import { rangeWithDays } from '../paint/tipWords'
import type { Words } from '../../../locales/words'

/** The label beside the pointer while a bar is dragged. */
export function wordsFor(
  { kind, row }: BarDrag,
  change: BarChange,
  ports: Pick<ChartPorts, 'calendar' | 'words'>,
): PreviewWords {
  const { calendar, words } = ports
  const { pin, due } = row.task.timing
  if (kind === 'move' && pin !== null) {
    const moment = `${longDay(pin.day, words.language)} ${pin.time ?? ''}`.trim()
    return { label: words.say('gantt.pinnedStays', { moment }), isRefused: true }
  }
  const label = changeWords(row, change, words)
  const before = row.dates?.start ?? due
  if (change.dates.startsAt !== undefined) {
    return { label: `${label} · ${words.say('task.placeTime')}`, isRefused: false }
  }
  if (before === null) return { label, isRefused: false }
  const moved = positionOf(calendar, before, change.dates.start)
  const by = moved === 0 ? '' : ` · ${moved > 0 ? '+' : '−'}${Math.abs(moved)}`
  return { label: label + by, isRefused: false }
}

/** The new dates and the new length; with clock times when the bar is moved in minutes. */
export function changeWords(
  { task }: GanttTaskRow,
  { schedule, dates, days }: BarChange,
  words: Words,
): string {
  const { language } = words
  const times = exactTimes(dates)
  if (days === 0) return [longDay(dates.start, language), times.start].filter(Boolean).join(' ')
  if (times.start === null) return rangeWithDays(dates.start, dates.finish, { days, words })
  const own = task.timing.length ?? { amount: days, unit: 'day', isElapsed: false }
  const length = workWords('length' in schedule ? schedule.length : own, words.say)
  return words.say('gantt.rangeWithLength', { range: timedRange(dates, times, language), length })
}
