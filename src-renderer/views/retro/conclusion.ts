import type { TFunction } from 'i18next'
import type { Wording } from '#shared/domain/wording'
import type { Retrospective } from '#shared/insight/retrospective'
import type { PlanSnapshot } from '#shared/model/snapshot'

interface ConclusionContext {
  readonly t: TFunction
  readonly plan: PlanSnapshot
  readonly word: (wording: Wording) => string
}

/** Two sentences: whether the project was on time, and what delayed it most. */
export function conclusion(retro: Retrospective, { t, plan, word }: ConclusionContext): string {
  if (retro.taskIds.length === 0) return t('retro.conclusion.nothing')
  const space = t('retro.conclusion.nothing').endsWith('.') ? ' ' : ''
  return [punctuality(retro, t), worst(retro, { t, plan, word })].filter(Boolean).join(space)
}

function punctuality({ launches, overdue, taskIds }: Retrospective, t: TFunction): string {
  if (launches.n > 0) {
    const late = launches.n - launches.hits.length
    const key = late === 0 ? 'allOnTime' : 'someLate'
    return t(`retro.conclusion.${key}`, { n: launches.n, late, count: launches.n })
  }
  if (overdue.noDue.length === taskIds.length) {
    return t('retro.conclusion.noDates', { n: taskIds.length, count: taskIds.length })
  }
  if (overdue.n === 0) return t('retro.conclusion.noneDue', { n: taskIds.length, count: taskIds.length })
  const key = overdue.hits.length === 0 ? 'noneOverdue' : 'someOverdue'
  return t(`retro.conclusion.${key}`, { n: overdue.n, late: overdue.hits.length, count: overdue.n })
}

function worst({ slips }: Retrospective, { t, plan, word }: ConclusionContext): string {
  const [slip] = slips.slipped
  if (slip === undefined) return slips.n > 0 ? t('retro.conclusion.noSlip') : ''
  const task = plan.task.get(slip.taskId)
  const values = {
    task: task === undefined ? '' : word(task.title),
    count: slip.days,
    driven: slip.drivenLate,
  }
  return t(slip.drivenLate > 0 ? 'retro.conclusion.worstDrove' : 'retro.conclusion.worst', values)
}
