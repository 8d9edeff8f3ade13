import { positionOf } from '#shared/calendar/workingDays'
import type { ScheduleTask } from '#shared/commands/task/scheduleTask'
import { dayNumber } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'
import { type Bar, carried, lengthened, type Shift, stepped, stretched } from '#shared/projections/ganttMove'
import type { GanttTaskRow } from '#shared/projections/ganttRow'
import { movedTogether, type TogetherShift } from '#shared/projections/ganttTogether'
import { longDay } from '../../../locales/days'
import type { GhostWords } from './ghost'
import type { Model } from './model'
import type { Dragging } from './pointer'
import type { ChartPorts } from './ports'
import { rangeWithDays } from './tipWords'
import type { Words } from './words'

/** Moving and stretching bars: what it would give, the words for it, and doing it. */
export interface Scheduling {
  shiftOf(dragging: Dragging): Shift | null
  /** Beside the pointer while a bar is dragged. */
  wordsFor(dragging: Dragging, shift: Shift, together: number): GhostWords
  /** All marked bars, when one of them is carried; empty when it moves alone. */
  together(dragging: Dragging, shift: Shift, model: Choosing): TogetherShift[]
  writeAll(shifts: readonly TogetherShift[]): Promise<void>
  /** By key, all marked bars by working days. */
  stepAll(rows: readonly GanttTaskRow[], by: 1 | -1): void
  write(row: GanttTaskRow, shift: Shift): Promise<void>
  /** By key, in working days. */
  step(row: GanttTaskRow, act: { readonly act: 'move' | 'lengthen'; readonly by: 1 | -1 }): void
}

type Choosing = Pick<Model, 'choice' | 'moving'>

export function makeScheduling(ports: ChartPorts): Scheduling {
  const { calendar, words } = ports
  const write = async (row: GanttTaskRow, shift: Shift): Promise<void> => {
    const intent: ScheduleTask = { taskId: row.task.id, ...shift.change }
    const { isDone } = await ports.attempt({ command: 'scheduleTask', intent })
    if (isDone) ports.announce(`${wordingIn(row.task.title, words.language)} ${rangeOfShift(shift, words)}`)
  }
  const writeAll = async (shifts: readonly TogetherShift[]): Promise<void> => {
    const changes = shifts.map(({ change }) => change)
    const { isDone } = await ports.attempt({ command: 'rescheduleTasks', intent: { changes } })
    if (isDone) ports.announce(words.say('gantt.movedTogether', { count: shifts.length }))
  }
  return {
    write,
    writeAll,
    together: (dragging, shift, model) => together(dragging, shift, { calendar, model }),
    stepAll(rows, by) {
      const shifts = movedTogether(calendar, rows, by)
      if (shifts.length > 0) void writeAll(shifts)
    },
    wordsFor: (dragging, shift, count) => {
      const said = wordsFor(dragging, shift, ports)
      if (count === 0 || said.isRefused) return said
      return { ...said, label: `${words.say('gantt.movingTogether', { count })} · ${said.label}` }
    },
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

/** The carried bar comes down where it was let go, the others as many working days from where they are. */
function together(
  { kind, row }: Dragging,
  shift: Shift,
  { calendar, model }: { calendar: ChartPorts['calendar']; model: Choosing },
): TogetherShift[] {
  const { keys } = model.choice
  const before = row.dates?.start ?? row.task.timing.due
  if (kind !== 'carry' || keys.size < 2 || !keys.has(row.key) || before === null) return []
  const by = positionOf(calendar, before, shift.dates.start)
  const all = movedTogether(calendar, model.moving(keys), by)
  const own = { taskId: row.key, dates: shift.dates, change: { taskId: row.key, ...shift.change } }
  return all.map(one => (one.taskId === row.key ? own : one))
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
