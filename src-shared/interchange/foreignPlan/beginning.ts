import type { Day } from '../../domain/day'
import type { ForeignTask } from '../../model/foreignPlan'
import type { Schedule } from '../../schedule/engine/result'
import type { PlanTally } from '../planLeftOut'
import { dayAt, type FileTime, plannable } from './fileTime'
import { recordIdOf } from './texts'

interface Beginning {
  readonly file: FileTime
  readonly source: { readonly schedule: Schedule }
  readonly tally: PlanTally
}

/**
 * A project begins with the first day that one of its tasks has of its own. Where a task that is bound at its
 * finish alone begins earlier, that day becomes its own, too.
 */
export function withBeginning(tasks: ForeignTask[], beginning: Beginning): ForeignTask[] {
  const own = tasks.reduce<Day | null>((least, task) => earlier(least, ownDay(task)), null)
  const begun = begunBy(tasks, beginning)
  const first = [...begun.values()].reduce<Day | null>(earlier, null)
  if (first === null) return own === null ? tasks.map(task => atOnce(task, beginning)) : tasks
  if (own !== null && own <= first) return tasks
  return tasks.map(task => {
    return begun.get(task.id) === first ? { ...task, timing: { ...task.timing, start: first } } : task
  })
}

/** When those begin whose start is theirs to have. */
function begunBy(tasks: readonly ForeignTask[], { file, source }: Beginning): ReadonlyMap<string, Day> {
  const starts = new Map(source.schedule.tasks.map(task => [recordIdOf(task.id), task]))
  const out = new Map<string, Day>()
  for (const task of tasks) {
    const found = starts.get(task.id)
    const isFixed = task.timing.pin !== null || task.actual.start !== null || isLate(task)
    if (found === undefined || found.isSummary || isFixed || task.constraint?.kind === 'mustFinish') continue
    const day = plannable(dayAt(file, found.earlyStart).day)
    if (day !== null) out.set(task.id, day)
  }
  return out
}

/** Nothing says when a project of nothing but late tasks begins. */
function atOnce(task: ForeignTask, { tally }: Beginning): ForeignTask {
  if (!isLate(task)) return task
  tally.add('constraint', 'noPlace')
  return { ...task, constraint: null }
}

/** As late as possible: where it begins follows from the others. */
function isLate({ constraint }: ForeignTask): boolean {
  return constraint?.kind === 'asLateAsPossible'
}

function ownDay(task: ForeignTask): Day | null {
  return task.timing.pin?.day ?? task.actual.start ?? (isLate(task) ? null : task.timing.start)
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b
  return b < a ? b : a
}
