import { Button, Select, TextInput } from '@mantine/core'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { byPosition } from '#shared/domain/order'
import { useIsLocked, usePeople, usePlanPart } from '../../session/projectContext'
import { NO_FILTER, useScreen } from '../../session/screen'
import { Fields } from '../../widgets/Fields'
import { useWording } from '../../widgets/wording'
import { Archive } from '../board/Archive'
import { Phases } from '../board/Phases'
import { Removed } from '../removal/Removed'
import classes from './FilterBar.module.css'

export function FilterBar() {
  const { t } = useTranslation()
  const word = useWording()
  const { filter, narrow } = useScreen()
  const phases = usePlanPart(plan => plan.phase)
  const people = usePeople()
  const isLocked = useIsLocked()
  const phaseItems = useMemo(
    () =>
      present(phases)
        .sort(byPosition)
        .map(phase => ({ value: phase.id, label: word(phase.name) })),
    [phases, word],
  )
  const personItems = [
    ...present(people).map(person => ({ value: person.id, label: person.name })),
    { value: 'nobody', label: t('person.nobody') },
  ]
  const isNarrow = filter.phaseId !== null || filter.personId !== null || filter.text !== ''
  return (
    <div className={classes.bar} role="search" aria-label={t('filter.title')}>
      <IconFilter size={16} stroke={1.5} aria-hidden="true" />
      <Fields>
        <Select
          className={classes.choice}
          aria-label={t('filter.phase')}
          placeholder={t('filter.allPhases')}
          clearable
          data={phaseItems}
          value={filter.phaseId}
          onChange={phaseId => narrow({ phaseId })}
        />
        <Select
          className={classes.choice}
          aria-label={t('filter.person')}
          placeholder={t('filter.everybody')}
          clearable
          searchable
          data={personItems}
          value={filter.personId}
          onChange={personId => narrow({ personId })}
        />
        <TextInput
          className={classes.choice}
          aria-label={t('filter.text')}
          placeholder={t('filter.text')}
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden="true" />}
          value={filter.text}
          onChange={event => narrow({ text: event.currentTarget.value })}
        />
      </Fields>
      {isNarrow && (
        <Button variant="subtle" onClick={() => narrow(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
      <span className={classes.space} />
      {!isLocked && <Removed />}
      <Archive />
      {!isLocked && <Phases />}
    </div>
  )
}
