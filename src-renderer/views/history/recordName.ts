import { useTranslation } from 'react-i18next'
import { isPlanKind, type Kind } from '#shared/model/kinds'
import { labelOf } from '#shared/projections/restore/comparison'
import { usePlan } from '../../session/projectContext'
import { useWording } from '../../widgets/wording'
import { useLabelWords } from '../restorePoints/Changed'

/** By what people know a record of the open project: a task by its title, others with their kind. */
export function useRecordName(): (kind: Kind, id: string) => string {
  const { t } = useTranslation()
  const word = useWording()
  const plan = usePlan()
  const labelWords = useLabelWords()
  return (kind, id) => {
    if (kind === 'task') return word(plan.task.get(id)?.title ?? '')
    if (!isPlanKind(kind)) return ''
    const label = labelOf({ kind, id, at: 'changed' }, { was: plan, now: plan })
    return t('restorePoints.part', { kind: t(`review.kind.${kind}`), name: labelWords({ label }) })
  }
}
