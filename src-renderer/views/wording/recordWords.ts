import { useTranslation } from 'react-i18next'
import type { RecordName } from '#shared/projections/recordName'
import { useKnownPeople } from '../../session/projectContext'
import { useWording } from '../../widgets/wording'

/** What a record is called. */
export function useRecordWords(): (name: RecordName) => string {
  const { t } = useTranslation()
  const word = useWording()
  const people = useKnownPeople()
  return name => {
    if (name.by === 'person') return people.get(name.personId)?.name ?? t('removal.unknown')
    if (name.by === 'link') return `${word(name.from)} → ${word(name.to)}`
    return word(name.text) || t('removal.noName')
  }
}
