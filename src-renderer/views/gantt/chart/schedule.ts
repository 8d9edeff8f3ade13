import type { ScheduleTask } from '#shared/commands/task/scheduleTask'
import { positionOf } from '#shared/calendar/workingDays'
import { wordingIn } from '#shared/domain/wording'
import { carried, lengthened, type Shift, stepped, stretched } from '#shared/projections/ganttMove'
import type { GanttTaskRow } from '#shared/projections/ganttRows'
import { longDay } from '../../../locales/days'
import { dayNumber } from '#shared/domain/day'
import type { Dragging } from './pointer'
import type { ChartPorts } from './ports'
import { rangeWithDays } from './tipWords'

/** Moving and stretching bars: what it would give, the words for it, and doing it. */
export interface Scheduling {
  shiftOf(dragging: Dragging): Shift | null
  /** Beside the pointer while a bar is dragged. */
  label(dragging: Dragging, shift: Shift): { readonly label: string; readonly isRefused: boolean }
  write(row: GanttTaskRow, shift: Shift): Promise<void>
  /** By key, in working days. */
  step(row: GanttTaskRow, act: { readonly act: 'move' | 'lengthen'; readonly by: 1 | -1 }): void
}

export function makeScheduling(ports: ChartPorts): Scheduling {
  const { calendar, words } = ports
  const write = async (row: GanttTaskRow, shift: Shift): Promise<void> => {
    const intent: ScheduleTask = { taskId: row.task.id, ...shift.change }
    const { isDone } = await ports.schedule(intent)
    if (isDone) ports.announce(`${wordingIn(row.task.title, words.language)} ${rangeOfShift(shift)}`)
  }
  const rangeOfShift = ({ dates, days }: Shift): string =>
    days === 0
      ? longDay(dates.start, words.language)
      : rangeWithDays(dates.start, dates.finish, { days, words })

  return {
    write,
    shiftOf({ kind, row, by }) {
      const { timing } = row.task
      if (kind === 'carry') return carried(calendar, timing, by)
      return row.dates === null ? null : stretched(calendar, timing, dayNumber(row.dates.finish) + by)
    },
    label({ kind, row }, shift) {
      const { pin } = row.task.timing
      if (kind === 'carry' && pin !== null) {
        const moment = `${longDay(pin.day, words.language)} ${pin.time ?? ''}`.trim()
        return { label: words.say('gantt.pinnedStays', { moment }), isRefused: true }
      }
      const before = row.dates?.start ?? row.task.timing.due
      const moved = before === null ? 0 : positionOf(calendar, before, shift.dates.start)
      const by = kind === 'carry' && moved !== 0 ? ` · ${moved > 0 ? '+' : '−'}${Math.abs(moved)}` : ''
      return { label: rangeOfShift(shift) + by, isRefused: false }
    },
    step(row, { act, by }) {
      const { timing } = row.task
      const shift = act === 'move' ? stepped(calendar, timing, by) : lengthened(calendar, timing, by)
      if (shift !== null) void write(row, shift)
    },
  }
}
