import { useTranslation } from 'react-i18next'
import type { Wording } from '#shared/domain/wording'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { ReviewEntry } from '#shared/projections/review/reviewEntries'
import { usePeople, usePlan } from '../../session/projectContext'
import { useStatusName, useWording } from '../../widgets/wording'

/** What an entry is about, as people call it. */
export function useSubject({ kind, recordId, taskId }: ReviewEntry): string {
  const { t } = useTranslation()
  const plan = usePlan()
  const word = useWording()
  const statusName = useStatusName()
  const people = usePeople()
  const titleOf = (id: string): string => word(plan.task.get(id)?.title ?? '')
  const own = ((): string => {
    switch (kind) {
      case 'task':
        return ''
      case 'status': {
        const status = plan.status.get(recordId)
        return status === undefined ? '' : statusName(status)
      }
      case 'dependency': {
        const dependency = plan.dependency.get(recordId)
        return dependency === undefined ? '' : `${titleOf(dependency.from)} → ${titleOf(dependency.to)}`
      }
      case 'participant':
        return people.get(plan.participant.get(recordId)?.personId ?? '')?.name ?? ''
      case 'labelling':
        return plan.label.get(plan.labelling.get(recordId)?.labelId ?? '')?.name ?? ''
      default:
        return word(nameOf(plan, kind, recordId))
    }
  })()
  if (kind === 'task') return titleOf(recordId)
  const named = [t(`review.kind.${kind}`), own].filter(Boolean).join(' ')
  return taskId === null || kind === 'dependency' ? named : `${titleOf(taskId)} · ${named}`
}

/** The field by which records of a kind are known. */
function nameOf(plan: PlanSnapshot, kind: ReviewEntry['kind'], id: string): Wording {
  const record = (plan[kind] as { get(id: string): unknown }).get(id)
  if (typeof record !== 'object' || record === null) return ''
  const { name, text, title } = record as Readonly<Record<string, Wording | null | undefined>>
  return name ?? title ?? text ?? ''
}
