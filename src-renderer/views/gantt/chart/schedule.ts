import { positionOf } from '#shared/calendar/workingDays'
import type { ScheduleTask } from '#shared/commands/task/scheduleTask'
import { dayNumber } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'
import { type Bar, carried, lengthened, type Shift, stepped, stretched } from '#shared/projections/ganttMove'
import type { GanttTaskRow } from '#shared/projections/ganttRow'
import { longDay } from '../../../locales/days'
import type { GhostWords } from './ghost'
import type { Dragging } from './pointer'
import type { ChartPorts } from './ports'
import { rangeWithDays } from './tipWords'
import type { Words } from './words'

/** Moving and stretching bars: what it would give, the words for it, and doing it. */
export interface Scheduling {
  shiftOf(dragging: Dragging): Shift | null
  /** Beside the pointer while a bar is dragged. */
  wordsFor(dragging: Dragging, shift: Shift): GhostWords
  write(row: GanttTaskRow, shift: Shift): Promise<void>
  /** By key, in working days. */
  step(row: GanttTaskRow, act: { readonly act: 'move' | 'lengthen'; readonly by: 1 | -1 }): void
}

export function makeScheduling(ports: ChartPorts): Scheduling {
  const { calendar, words } = ports
  const write = async (row: GanttTaskRow, shift: Shift): Promise<void> => {
    const intent: ScheduleTask = { taskId: row.task.id, ...shift.change }
    const { isDone } = await ports.attempt({ command: 'scheduleTask', intent })
    if (isDone) ports.announce(`${wordingIn(row.task.title, words.language)} ${rangeOfShift(shift, words)}`)
  }
  return {
    write,
    wordsFor: (dragging, shift) => wordsFor(dragging, shift, ports),
    shiftOf({ kind, row, by }) {
      const bar = barOf(row)
      if (kind === 'carry') return carried(calendar, bar, by)
      return row.dates === null ? null : stretched(calendar, bar, dayNumber(row.dates.finish) + by)
    },
    step(row, { act, by }) {
      const bar = barOf(row)
      const shift = act === 'move' ? stepped(calendar, bar, by) : lengthened(calendar, bar, by)
      if (shift !== null) void write(row, shift)
    },
  }
}

function barOf({ task, dates }: GanttTaskRow): Bar {
  return { timing: task.timing, dates }
}

function wordsFor({ kind, row }: Dragging, shift: Shift, { calendar, words }: ChartPorts): GhostWords {
  const { pin, due } = row.task.timing
  if (kind === 'carry' && pin !== null) {
    const moment = `${longDay(pin.day, words.language)} ${pin.time ?? ''}`.trim()
    return { label: words.say('gantt.pinnedStays', { moment }), isRefused: true }
  }
  const before = row.dates?.start ?? due
  const moved = before === null ? 0 : positionOf(calendar, before, shift.dates.start)
  const by = moved === 0 ? '' : ` · ${moved > 0 ? '+' : '−'}${Math.abs(moved)}`
  return { label: rangeOfShift(shift, words) + by, isRefused: false }
}

function rangeOfShift({ dates, days }: Shift, words: Words): string {
  if (days === 0) return longDay(dates.start, words.language)
  return rangeWithDays(dates.start, dates.finish, { days, words })
}
