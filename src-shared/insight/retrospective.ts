import type { Event } from '../model/event'
import type { KeyDate } from '../model/keyDate'
import type { PlanSnapshot } from '../model/snapshot'
import type { Task } from '../model/task'
import { type Asked, type Clocks, clocksOf } from './clocks'
import { type Course, courseOf } from './course'
import type { Distribution } from './figure'
import { BeginningTally, type GoalResult, GoalTally, type Materials, MaterialTally } from './goals'
import { type PlanLog, readLog } from './history'
import { explained, type ReasonShare, reasonShares } from './moveReasons'
import { type Move, MoveLog } from './moves'
import { CycleTally, type CycleTime, LeadTally } from './pace'
import { PeopleLog } from './people'
import { type Launches, LaunchTally, type Overdue, OverdueTally } from './punctuality'
import { type Rework, ReworkTally } from './rework'
import { type Slips, SlipTally } from './slips'
import {
  type Milestones,
  milestonesOf,
  type PhaseReport,
  PhasesTally,
  type Spans,
  SpanTally,
  type TaskSpans,
  taskSpans,
} from './spans'
import { StatusTally, type StatusTime } from './statusTime'
import { type Waits, WaitTally } from './waits'
import { withoutActions } from './withoutActions'

/**
 * What a project's log says of it, as plain values. Counted are the tasks that were neither removed nor
 * cancelled; archived ones stay, because they happened. Milestones count only where it is said. Planned means the
 * first dates that a task ever had. Times are whole working minutes, shifts are working days and positive when
 * later, instants are epoch milliseconds. What was done and then undone did not happen. Lists of ids, and of tasks
 * where no order is told, are in no particular order.
 */
export interface Retrospective {
  /** Everything that is counted somewhere, milestones too. */
  readonly taskIds: readonly string[]
  readonly cancelled: readonly string[]
  readonly whole: Spans
  /** Tasks tagged `launch`. */
  readonly launches: Launches
  readonly overdue: Overdue
  /** The same against the dates that hold now. */
  readonly overdueNow: Overdue
  /** Tasks tagged `material`, now. */
  readonly materials: Materials
  readonly goals: readonly GoalResult[]
  /** In their order; tasks without a phase come last under null. */
  readonly phases: readonly PhaseReport[]
  readonly tasks: readonly TaskSpans[]
  readonly cycle: CycleTime
  readonly lead: Distribution
  readonly statuses: readonly StatusTime[]
  readonly waits: Waits
  readonly rework: Rework
  readonly slips: Slips
  /** Oldest first. */
  readonly moves: readonly Move[]
  readonly moveReasons: readonly ReasonShare[]
  readonly milestones: Milestones
}

/** One pass over the events, in whatever order they come, and one over the tasks. */
export function retrospective(whole: PlanSnapshot, events: readonly Event[], asked: Asked): Retrospective {
  const plan = withoutActions(whole)
  const clocks = clocksOf(asked)
  const { counted, cancelled } = presentTasks(plan)
  const [moves, people] = [new MoveLog(counted, clocks), new PeopleLog()]
  const follower = {
    moveTask: moves.moveTask.bind(moves),
    moveKeyDate: moves.moveKeyDate.bind(moves),
    assign: people.assign.bind(people),
  }
  const measure = { hours: clocks.hours, until: clocks.now }
  const log = readLog(events, { plan, tasks: counted, measure, follower })
  const tallies = talliesOf(plan, { clocks, people, rows: counted.length })
  const tasks = counted.map((_task, row) => {
    const course = courseOf(row, log.history(row), { moves, clocks })
    count(tallies, course)
    return taskSpans(course, tallies.phases.phaseIdOf(course.task), clocks)
  })
  link(plan, log, tallies)
  const moved = explained(moves.all(presentKeyDates(plan)), plan)
  return {
    taskIds: counted.map(({ id }) => id),
    cancelled,
    ...resultsOf(tallies),
    tasks,
    moves: moved,
    moveReasons: reasonShares(moved),
    milestones: milestonesOf(tasks),
  }
}

function presentTasks(plan: PlanSnapshot): { counted: Task[]; cancelled: string[] } {
  const [counted, cancelled]: [Task[], string[]] = [[], []]
  for (const task of plan.task.values()) {
    if (task.isRemoved) continue
    if (plan.status.get(task.statusId)?.category === 'dropped') cancelled.push(task.id)
    else counted.push(task)
  }
  return { counted, cancelled }
}

function presentKeyDates(plan: PlanSnapshot): KeyDate[] {
  return [...plan.keyDate.values()].filter(keyDate => !keyDate.isRemoved)
}

interface Around {
  readonly clocks: Clocks
  readonly people: PeopleLog
  readonly rows: number
}

function talliesOf(plan: PlanSnapshot, { clocks, people, rows }: Around) {
  return {
    whole: new SpanTally(clocks),
    launches: new LaunchTally(clocks.now),
    overdue: new OverdueTally('planned', clocks),
    overdueNow: new OverdueTally('due', clocks),
    beginning: new BeginningTally(),
    materials: new MaterialTally(clocks.now),
    goals: new GoalTally(plan, clocks),
    phases: new PhasesTally(plan, clocks),
    cycle: new CycleTally(clocks),
    lead: new LeadTally(clocks, rows),
    statuses: new StatusTally(plan),
    waits: new WaitTally(people, clocks.now),
    rework: new ReworkTally(),
    slips: new SlipTally(clocks, rows),
  }
}

type Tallies = ReturnType<typeof talliesOf>

function count(tallies: Tallies, course: Course): void {
  tallies.whole.add(course)
  if (course.isLaunch) tallies.launches.add(course)
  tallies.overdue.add(course)
  tallies.overdueNow.add(course)
  tallies.beginning.add(course)
  if (course.task.tags.includes('material')) tallies.materials.add(course)
  tallies.goals.add(course)
  tallies.phases.add(course)
  tallies.cycle.add(course)
  tallies.lead.add(course)
  tallies.statuses.add(course)
  tallies.waits.add(course)
  tallies.rework.add(course)
  tallies.slips.add(course)
}

function link(plan: Pick<PlanSnapshot, 'dependency'>, log: PlanLog, { lead, slips }: Tallies): void {
  for (const dependency of plan.dependency.values()) {
    const [from, to] = [log.rowOf(dependency.from), log.rowOf(dependency.to)]
    if (dependency.isRemoved || from === undefined || to === undefined) continue
    lead.link(dependency, from, to)
    slips.link(dependency, from, to)
  }
}

function resultsOf(tallies: Tallies) {
  const began = tallies.beginning.result()
  return {
    whole: tallies.whole.result(),
    launches: tallies.launches.result(),
    overdue: tallies.overdue.result(),
    overdueNow: tallies.overdueNow.result(),
    materials: tallies.materials.result(began),
    goals: tallies.goals.result(began),
    phases: tallies.phases.result(),
    cycle: tallies.cycle.result(),
    lead: tallies.lead.result(),
    statuses: tallies.statuses.result(),
    waits: tallies.waits.result(),
    rework: tallies.rework.result(),
    slips: tallies.slips.result(),
  }
}
