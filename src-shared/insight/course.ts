import { isDoneIn } from '../domain/doneness'
import type { StatusCategory, Task } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'
import { type Appointment, appointmentOf, firstTiming } from './appointment'
import type { Clocks } from './clocks'
import type { Stay, TaskHistory } from './history'
import { type Move, movesOf } from './moves'

/** What a stay means: its status' category of today, except that blocked work was handed to nobody. */
export type Stage = StatusCategory | 'blocked'

export interface Spell {
  /** Null: the log does not know since when. */
  readonly from: number | null
  readonly to: number | null
}

/** How a task went: what every number of the report is counted from. */
export interface Course {
  readonly task: Task
  readonly history: TaskHistory
  readonly isMilestone: boolean
  /** One for each stay. */
  readonly stages: readonly Stage[]
  /** When it was first seen in work; null also when the log does not know. */
  readonly startedAt: number | null
  readonly doneSpells: readonly Spell[]
  readonly isDone: boolean
  /** The last time it became done; null while it is open and when the log does not know. */
  readonly doneAt: number | null
  readonly startedDay: number | null
  readonly doneDay: number | null
  /** By its first dates, and by those it has now. */
  readonly planned: Appointment | null
  readonly due: Appointment | null
  readonly moves: readonly Move[]
}

const BLOCKED = 'blocked'

/** Of a stay in a status that no plan knows, as of new work. */
export function stageOf(categories: ReadonlyMap<string, StatusCategory>, stay: Stay): Stage {
  const category = categories.get(stay.statusId) ?? 'todo'
  if (isDoneIn(category, stay.isComplete)) return 'done'
  return category === 'waiting' && stay.statusId === BLOCKED ? 'blocked' : category
}

export function categoriesOf(plan: Pick<PlanSnapshot, 'status'>): ReadonlyMap<string, StatusCategory> {
  const out = new Map<string, StatusCategory>()
  for (const { id, category } of plan.status.values()) out.set(id, category)
  return out
}

export function courseOf(
  history: TaskHistory,
  categories: ReadonlyMap<string, StatusCategory>,
  clocks: Clocks,
): Course {
  const { task, stays, timingChanges } = history
  const stages = stays.map(stay => stageOf(categories, stay))
  const doneSpells = doneSpellsOf(stays, stages)
  const isDone = stages.at(-1) === 'done'
  const doneAt = isDone ? (doneSpells.at(-1)?.from ?? null) : null
  const startedAt = startOf(stays, stages)
  const isLaunch = task.tags.includes('launch')
  const first = firstTiming(history, isLaunch)
  const planned = first === null ? null : appointmentOf(first, isLaunch, clocks)
  const isAsPlanned = timingChanges.length === 0 && planned !== null
  return {
    task,
    history,
    isMilestone: task.timing.days === 0,
    stages,
    startedAt,
    doneSpells,
    isDone,
    doneAt,
    startedDay: startedAt === null ? null : clocks.local.dayNumber(startedAt),
    doneDay: doneAt === null ? null : clocks.local.dayNumber(doneAt),
    planned,
    due: isAsPlanned ? planned : appointmentOf(task.timing, isLaunch, clocks),
    moves: movesOf(history, clocks),
  }
}

/** The first stay in work; of one that began nobody knows when, no later one can be the first. */
function startOf(stays: readonly Stay[], stages: readonly Stage[]): number | null {
  const at = stages.findIndex(stage => stage === 'doing' || stage === 'waiting' || stage === 'blocked')
  return stays[at]?.from ?? null
}

/** Times without a break in which it was done; from one column of done work to another it stays so. */
function doneSpellsOf(stays: readonly Stay[], stages: readonly Stage[]): Spell[] {
  const out: Spell[] = []
  let from: number | null | undefined
  for (const [at, stay] of stays.entries()) {
    const isDone = stages[at] === 'done'
    if (isDone && from === undefined) from = stay.from
    if (!isDone && from !== undefined) {
      out.push({ from, to: stay.from })
      from = undefined
    }
  }
  if (from !== undefined) out.push({ from, to: null })
  return out
}
