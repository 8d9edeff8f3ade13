import { positionOf } from '#shared/calendar/workingDays'
import { DAY_MINUTES, type WorkingTime } from '#shared/calendar/workingTime'
import type { ScheduleTask } from '#shared/commands/task/scheduleTask'
import { dayNumber } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'
import {
  carriedInHours,
  lengthenedInHours,
  minutesMoved,
  steppedInHours,
  stretchedInHours,
  type TimedBar,
  timedBar,
} from '#shared/attempts/moveByMinutes'
import { type Bar, carried, lengthened, type Shift, stepped, stretched } from '#shared/attempts/moveByDays'
import type { GanttTaskRow } from '#shared/projections/gantt/row'
import { movedTogether, movedTogetherInHours, type TogetherShift } from '#shared/attempts/moveTogether'
import type { Scale } from '../stage/geometry'
import type { PreviewWords } from '../paint/dragPreview'
import type { Model } from '../scene/model'
import type { Dragging } from './pointer'
import type { ChartPorts } from '../scene/ports'
import { shiftWords, wordsFor } from './shiftWords'
import { timeOf } from '../scene/timeOf'
import { stepAt } from '../stage/zoom'

/** Moving and stretching bars: what it would give, the words for it, and doing it. */
export interface Scheduling {
  shiftOf(dragging: Dragging): Shift | null
  /** Beside the pointer while a bar is dragged. */
  wordsFor(dragging: Dragging, shift: Shift, together: number): PreviewWords
  /** All marked bars, when one of them is carried; empty when it moves alone. */
  together(dragging: Dragging, shift: Shift, model: Choosing): TogetherShift[]
  writeAll(shifts: readonly TogetherShift[]): Promise<void>
  /** By key, all marked bars by working days, or by steps of working time where hours are shown. */
  stepAll(rows: readonly GanttTaskRow[], by: 1 | -1): void
  write(row: GanttTaskRow, shift: Shift): Promise<void>
  /** By key, in the same units. */
  step(row: GanttTaskRow, act: Stepping): void
}

interface Stepping {
  readonly act: 'move' | 'lengthen'
  readonly by: 1 | -1
}

type Choosing = Pick<Model, 'choice' | 'moving'>

/** What moves, and the scale at which it is seen. */
interface Table {
  readonly ports: ChartPorts
  readonly view: Scale
}

export function makeScheduling(ports: ChartPorts, view: Scale): Scheduling {
  const { words } = ports
  const table = { ports, view }
  const write = async (row: GanttTaskRow, shift: Shift): Promise<void> => {
    const intent: ScheduleTask = { taskId: row.task.id, ...shift.change }
    const { isDone } = await ports.attempt({ command: 'scheduleTask', intent })
    if (isDone)
      ports.announce(`${wordingIn(row.task.title, words.language)} ${shiftWords(row, shift, words)}`)
  }
  const writeAll = async (shifts: readonly TogetherShift[]): Promise<void> => {
    const changes = shifts.map(({ change }) => change)
    const { isDone } = await ports.attempt({ command: 'rescheduleTasks', intent: { changes } })
    if (isDone) ports.announce(words.say('gantt.movedTogether', { count: shifts.length }))
  }
  return {
    write,
    writeAll,
    together: (dragging, shift, model) => together(table, { dragging, shift }, model),
    stepAll(rows, by) {
      const shifts = allStepped(table, rows, by)
      if (shifts.length > 0) void writeAll(shifts)
    },
    wordsFor: (dragging, shift, count) => {
      const said = wordsFor(dragging, shift, ports)
      if (count === 0 || said.isRefused) return said
      return { ...said, label: `${words.say('gantt.movingTogether', { count })} · ${said.label}` }
    },
    shiftOf: dragging =>
      inHours(table, dragging.row, hours => draggedInHours(hours, dragging)) ?? dragged(table, dragging),
    step(row, act) {
      const shift = inHours(table, row, hours => oneStep(hours, act)) ?? oneDay(table, row, act)
      if (shift !== null) void write(row, shift)
    },
  }
}

/** A bar at its minutes, in the hours of whoever works on it. */
interface Hours {
  readonly bar: TimedBar
  readonly time: WorkingTime
  readonly step: number
}

/** Null where days are shown, and for what has no minute of its own. */
function inHours<T>({ ports, view }: Table, row: GanttTaskRow, move: (hours: Hours) => T | null): T | null {
  const step = stepAt(view.perDay)
  const bar = step === null ? null : timedBar(row.task.timing, row.planned)
  if (step === null || bar === null) return null
  return move({ bar, step, time: timeOf(ports, row.task) })
}

function draggedInHours({ bar, time, step }: Hours, { kind, by }: Dragging): Shift | null {
  const pull = { by: by * DAY_MINUTES, step }
  return kind === 'carry' ? carriedInHours(time, bar, pull) : stretchedInHours(time, bar, pull)
}

function dragged({ ports: { calendar } }: Table, { kind, row, by }: Dragging): Shift | null {
  const days = Math.round(by)
  if (kind === 'carry') return carried(calendar, barOf(row), days)
  return row.dates === null ? null : stretched(calendar, barOf(row), dayNumber(row.dates.finish) + days)
}

function oneStep({ bar, time, step }: Hours, { act, by }: Stepping): Shift | null {
  return act === 'move' ? steppedInHours(time, bar, by * step) : lengthenedInHours(time, bar, by * step)
}

function oneDay({ ports: { calendar } }: Table, row: GanttTaskRow, { act, by }: Stepping): Shift | null {
  return act === 'move' ? stepped(calendar, barOf(row), by) : lengthened(calendar, barOf(row), by)
}

function barOf({ task, dates }: GanttTaskRow): Bar {
  return { timing: task.timing, dates }
}

function allStepped({ ports, view }: Table, rows: readonly GanttTaskRow[], by: 1 | -1): TogetherShift[] {
  const step = stepAt(view.perDay)
  if (step === null) return movedTogether(ports.calendar, rows, by)
  const { calendars } = ports.dates(ports.plan.now())
  return movedTogetherInHours(calendars, rows, { minutes: by * step, days: 0 })
}

/** The carried bar comes down where it was let go, the others as far in working time from where they are. */
function together(
  table: Table,
  { dragging: { kind, row }, shift }: { readonly dragging: Dragging; readonly shift: Shift },
  { choice: { keys }, moving }: Choosing,
): TogetherShift[] {
  const before = row.dates?.start ?? row.task.timing.due
  if (kind !== 'carry' || keys.size < 2 || !keys.has(row.key) || before === null) return []
  const { calendar, dates, plan } = table.ports
  const days = positionOf(calendar, before, shift.dates.start)
  const minutes = inHours(table, row, ({ bar, time }) => minutesMoved(time, bar, shift))
  const all =
    minutes === null
      ? movedTogether(calendar, moving(keys), days)
      : movedTogetherInHours(dates(plan.now()).calendars, moving(keys), { minutes, days })
  const own = { taskId: row.key, dates: shift.dates, change: { taskId: row.key, ...shift.change } }
  return all.map(one => (one.taskId === row.key ? own : one))
}
