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
} from '#shared/intents/moveByMinutes'
import { type Bar, carried, lengthened, type BarChange, stepped, stretched } from '#shared/intents/moveByDays'
import type { GanttTaskRow } from '#shared/projections/gantt/row'
import { movedTogether, movedTogetherInHours, type TaskChange } from '#shared/intents/moveTogether'
import type { Scale } from '../stage/geometry'
import type { PreviewWords } from '../paint/dragPreview'
import type { Model } from '../scene/model'
import type { BarDrag } from './pointer'
import type { ChartPorts } from '../scene/ports'
import { changeWords, wordsFor } from './changeWords'
import { timeOf } from '../scene/timeOf'
import { stepAt } from '../stage/zoom'

/** Moving and resizing bars: computes the change, describes it, and dispatches it. */
export interface Scheduling {
  changeOf(drag: BarDrag): BarChange | null
  /** The label beside the pointer. `together`: how many bars move. */
  wordsFor(drag: BarDrag, change: BarChange, together: number): PreviewWords
  /** The changes of all selected bars when one of them is moved; empty when it moves alone. */
  together(drag: BarDrag, change: BarChange, model: SelectedRows): TaskChange[]
  writeAll(moves: readonly TaskChange[]): Promise<void>
  /** By key: all selected bars, by a working day, or by a step of working time at hour zoom. */
  stepAll(rows: readonly GanttTaskRow[], by: 1 | -1): void
  write(row: GanttTaskRow, change: BarChange): Promise<void>
  /** By key: one bar, in the same units. */
  step(row: GanttTaskRow, act: KeyStep): void
}

interface KeyStep {
  readonly act: 'move' | 'lengthen'
  readonly by: 1 | -1
}

type SelectedRows = Pick<Model, 'selection' | 'moving'>

/** The zoom decides whether bars move in days or in minutes. */
interface SchedulingContext {
  readonly ports: ChartPorts
  readonly view: Scale
}

export function makeScheduling(ports: ChartPorts, view: Scale): Scheduling {
  const { words } = ports
  const context = { ports, view }
  const write = async (row: GanttTaskRow, change: BarChange): Promise<void> => {
    const intent: ScheduleTask = { taskId: row.task.id, ...change.schedule }
    const { isDone } = await ports.dispatch({ command: 'scheduleTask', input: intent })
    if (isDone)
      ports.announce(`${wordingIn(row.task.title, words.language)} ${changeWords(row, change, words)}`)
  }
  const writeAll = async (moves: readonly TaskChange[]): Promise<void> => {
    const changes = moves.map(({ schedule }) => schedule)
    const { isDone } = await ports.dispatch({ command: 'rescheduleTasks', input: { changes } })
    if (isDone) ports.announce(words.say('gantt.movedTogether', { count: moves.length }))
  }
  return {
    write,
    writeAll,
    together: (drag, change, model) => together(context, { drag, change }, model),
    stepAll(rows, by) {
      const moves = allStepped(context, rows, by)
      if (moves.length > 0) void writeAll(moves)
    },
    wordsFor: (drag, change, count) => {
      const said = wordsFor(drag, change, ports)
      if (count === 0 || said.isRefused) return said
      return { ...said, label: `${words.say('gantt.movingTogether', { count })} · ${said.label}` }
    },
    changeOf: drag =>
      inHours(context, drag.row, hours => draggedInHours(hours, drag)) ?? dragged(context, drag),
    step(row, act) {
      const change = inHours(context, row, hours => oneStep(hours, act)) ?? oneDay(context, row, act)
      if (change !== null) void write(row, change)
    },
  }
}

/** A bar at its minutes, with the working time of whoever is responsible. */
interface Hours {
  readonly bar: TimedBar
  readonly time: WorkingTime
  readonly step: number
}

/** Null at day zoom, and for a bar without exact minutes. */
function inHours<T>(
  { ports, view }: SchedulingContext,
  row: GanttTaskRow,
  move: (hours: Hours) => T | null,
): T | null {
  const step = stepAt(view.perDay)
  const bar = step === null ? null : timedBar(row.task.timing, row.planned)
  if (step === null || bar === null) return null
  return move({ bar, step, time: timeOf(ports, row.task) })
}

function draggedInHours({ bar, time, step }: Hours, { kind, by }: BarDrag): BarChange | null {
  const pull = { by: by * DAY_MINUTES, step }
  return kind === 'move' ? carriedInHours(time, bar, pull) : stretchedInHours(time, bar, pull)
}

function dragged({ ports: { calendar } }: SchedulingContext, { kind, row, by }: BarDrag): BarChange | null {
  const days = Math.round(by)
  if (kind === 'move') return carried(calendar, barOf(row), days)
  return row.dates === null ? null : stretched(calendar, barOf(row), dayNumber(row.dates.finish) + days)
}

function oneStep({ bar, time, step }: Hours, { act, by }: KeyStep): BarChange | null {
  return act === 'move' ? steppedInHours(time, bar, by * step) : lengthenedInHours(time, bar, by * step)
}

function oneDay(
  { ports: { calendar } }: SchedulingContext,
  row: GanttTaskRow,
  { act, by }: KeyStep,
): BarChange | null {
  return act === 'move' ? stepped(calendar, barOf(row), by) : lengthened(calendar, barOf(row), by)
}

function barOf({ task, dates }: GanttTaskRow): Bar {
  return { timing: task.timing, dates }
}

function allStepped(
  { ports, view }: SchedulingContext,
  rows: readonly GanttTaskRow[],
  by: 1 | -1,
): TaskChange[] {
  const step = stepAt(view.perDay)
  if (step === null) return movedTogether(ports.calendar, rows, by)
  const { calendars } = ports.dates(ports.plan.now())
  return movedTogetherInHours(calendars, rows, { minutes: by * step, days: 0 })
}

/** The dragged bar goes where it is dropped; the others move by the same amount of working time. */
function together(
  context: SchedulingContext,
  { drag: { kind, row }, change }: { readonly drag: BarDrag; readonly change: BarChange },
  { selection: { keys }, moving }: SelectedRows,
): TaskChange[] {
  const before = row.dates?.start ?? row.task.timing.due
  if (kind !== 'move' || keys.size < 2 || !keys.has(row.key) || before === null) return []
  const { calendar, dates, plan } = context.ports
  const days = positionOf(calendar, before, change.dates.start)
  const minutes = inHours(context, row, ({ bar, time }) => minutesMoved(time, bar, change))
  const all =
    minutes === null
      ? movedTogether(calendar, moving(keys), days)
      : movedTogetherInHours(dates(plan.now()).calendars, moving(keys), { minutes, days })
  const own = { taskId: row.key, dates: change.dates, schedule: { taskId: row.key, ...change.schedule } }
  return all.map(one => (one.taskId === row.key ? own : one))
}
