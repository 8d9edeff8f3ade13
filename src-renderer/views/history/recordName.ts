import { useTranslation } from 'react-i18next'
import type { Kind } from '#shared/model/kinds'
import { recordIn } from '#shared/model/recordIn'
import { recordName } from '#shared/projections/recordName'
import { usePlan } from '../../session/projectContext'
import { useRecordWords } from '../wording/recordWords'

/** By what people know a record of the open project: a task by its title, others with their kind. */
export function useRecordName(): (kind: Kind, id: string) => string {
  const { t } = useTranslation()
  const plan = usePlan()
  const words = useRecordWords()
  return (kind, id) => {
    const name = words(recordName(plan, kind, recordIn(plan, kind, id) ?? {}))
    return kind === 'task' ? name : t('restorePoints.part', { kind: t(`review.kind.${kind}`), name })
  }
}
