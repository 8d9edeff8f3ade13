import type { Event } from '../domain/event'
import type { PlanSnapshot } from '../domain/snapshot'
import { type Asked, type Clocks, clocksOf } from './clocks'
import { categoriesOf, type Course, courseOf } from './course'
import type { Distribution } from './figure'
import { type GoalResult, goalResults, type Materials, materialsAt, workBeganAt } from './goals'
import { type PlanHistory, planHistory } from './history'
import { inTime, keyDateMoves, type Move } from './moves'
import { type CycleTime, cycleTime, leadTime } from './pace'
import { isLaunch, type Launches, launchesOf, type Overdue, overdueOf } from './punctuality'
import { type Rework, reworkOf } from './rework'
import { type Slips, slipsOf } from './slips'
import {
  byPhase,
  type Milestones,
  milestonesOf,
  phaseIdOf,
  type PhaseSpans,
  phaseSpans,
  type Spans,
  type TaskSpans,
  taskSpans,
  wholeSpans,
} from './spans'
import { type StageMinutes, stageMinutes, type StatusTime, statusTimes } from './statusTime'
import { type Waits, waitsOf } from './waits'

export interface PhaseReport extends PhaseSpans {
  readonly minutes: StageMinutes
}

/**
 * What a project's log says of it, as plain values. Counted are the tasks that were neither removed nor
 * cancelled; archived ones stay, because they happened. Milestones count only where it is said. Planned means the
 * first dates that a task ever had. Times are whole working minutes, shifts are working days and positive when
 * later, instants are epoch milliseconds. What was done and then undone did not happen.
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
  readonly milestones: Milestones
}

/** One pass over the events, in whatever order they come, and some over the tasks. */
export function retrospective(plan: PlanSnapshot, events: readonly Event[], asked: Asked): Retrospective {
  const clocks = clocksOf(asked)
  const history = planHistory(plan, events)
  const { courses, cancelled } = countedOf(plan, history, clocks)
  const materials = courses.filter(({ task }) => task.tags.includes('material'))
  const tasks = courses.map(course => taskSpans(course, phaseIdOf(plan, course), clocks))
  return {
    taskIds: courses.map(({ task }) => task.id),
    cancelled,
    whole: wholeSpans(courses, clocks),
    launches: launchesOf(courses.filter(isLaunch), clocks),
    overdue: overdueOf(courses, 'planned', clocks),
    overdueNow: overdueOf(courses, 'due', clocks),
    materials: materialsAt(materials, clocks.now, workBeganAt(courses)),
    goals: goalResults(plan, courses, clocks),
    phases: phasesOf(plan, courses, clocks),
    tasks,
    cycle: cycleTime(courses, clocks),
    lead: leadTime(plan, courses, clocks),
    statuses: statusTimes(plan, courses, clocks),
    waits: waitsOf(courses, clocks),
    rework: reworkOf(courses),
    slips: slipsOf(plan, courses, clocks),
    moves: movesIn(history, courses, clocks),
    milestones: milestonesOf(tasks),
  }
}

function countedOf(plan: PlanSnapshot, { tasks }: PlanHistory, clocks: Clocks) {
  const categories = categoriesOf(plan)
  const [courses, cancelled]: [Course[], string[]] = [[], []]
  for (const history of tasks) {
    const { id, statusId } = history.task
    if (categories.get(statusId) === 'dropped') cancelled.push(id)
    else courses.push(courseOf(history, categories, clocks))
  }
  return { courses, cancelled }
}

function phasesOf(plan: PlanSnapshot, courses: readonly Course[], clocks: Clocks): PhaseReport[] {
  return Array.from(byPhase(plan, courses), ([phaseId, members]) => ({
    ...phaseSpans(phaseId, members, clocks),
    minutes: stageMinutes(members, clocks),
  }))
}

function movesIn({ keyDates }: PlanHistory, courses: readonly Course[], clocks: Clocks): Move[] {
  const out = keyDates.flatMap(keyDate => keyDateMoves(keyDate, clocks))
  for (const { moves } of courses) out.push(...moves)
  return inTime(out)
}
