import { Select, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { byPosition } from '#shared/domain/order'
import { isJobRole, jobRoles } from '#shared/domain/role'
import type { TaskDetails } from '#shared/projections/task/taskDetails'
import { usePeople, usePlanPart } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useLanguage } from '../../locales/useLanguage'
import { useFollowing } from '../../widgets/useFollowing'
import { useStatusName, useWording } from '../../widgets/wording'
import classes from './Facts.module.css'
import { CompleteFact } from './CompleteFact'
import { Fact } from './Fact'
import { Participants } from './Participants'
import { Schedule } from './Schedule'
import { Constraints } from './Constraints'

/** Status, phase, person, dates, deliverable: each saved as soon as it is chosen. */
export function Facts({ details }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const { task } = details
  const run = useRun()
  const phases = useItems('phase')
  const statuses = useItems('status')
  return (
    <div className={classes.facts}>
      <Fact label={t('task.status')}>
        <Select
          aria-label={t('task.status')}
          allowDeselect={false}
          data={statuses}
          value={task.statusId}
          onChange={statusId =>
            void run('moveTask', { taskId: task.id, statusId: statusId ?? task.statusId })
          }
        />
      </Fact>
      <Fact label={t('task.phase')}>
        <Select
          aria-label={t('task.phase')}
          clearable
          placeholder={t('task.noPhase')}
          data={phases}
          value={task.phaseId}
          onChange={phaseId => void run('setTaskPhase', { taskId: task.id, phaseId })}
        />
      </Fact>
      <PersonFact details={details} />
      <Participants details={details} />
      <Deliverable details={details} />
      <Schedule details={details} />
      <CompleteFact details={details} />
      <Constraints details={details} />
    </div>
  )
}

function useItems(kind: 'phase' | 'status'): { value: string; label: string }[] {
  const word = useWording()
  const statusName = useStatusName()
  const phases = usePlanPart(plan => plan.phase)
  const statuses = usePlanPart(plan => plan.status)
  return useMemo(() => {
    if (kind === 'phase') {
      const sorted = present(phases).sort(byPosition)
      return sorted.map(phase => ({ value: phase.id, label: word(phase.name) }))
    }
    const sorted = present(statuses).sort(byPosition)
    return sorted.map(status => ({ value: status.id, label: statusName(status) }))
  }, [kind, phases, statuses, word, statusName])
}

function PersonFact({ details: { task } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const run = useRun()
  const people = usePeople()
  const items = useMemo(() => {
    const known = present(people).map(person => ({ value: person.id, label: person.name }))
    const isGone = task.personId !== null && !known.some(item => item.value === task.personId)
    const gone = task.personId === null ? undefined : people.get(task.personId)
    return isGone && gone !== undefined ? [...known, { value: gone.id, label: gone.name }] : known
  }, [people, task.personId])
  const role = isJobRole(task.role) ? jobRoles[task.role].name[language] : null
  return (
    <Fact label={t('task.person')}>
      <Select
        aria-label={t('task.person')}
        clearable
        searchable
        placeholder={role === null ? t('person.nobody') : t('person.vacant', { role })}
        data={items}
        value={task.personId}
        onChange={personId => void run('assignTask', { taskId: task.id, personId })}
      />
    </Fact>
  )
}

function Deliverable({ details: { task } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const word = useWording()
  const run = useRun()
  const current = word(task.deliverable)
  const [text, setText] = useFollowing(current)
  const save = (): void => {
    if (text.trim() !== current) void run('describeTask', { taskId: task.id, deliverable: text })
  }
  return (
    <Fact label={t('task.deliverable')}>
      <TextInput
        aria-label={t('task.deliverable')}
        value={text}
        maxLength={1000}
        onChange={event => setText(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={event => event.key === 'Enter' && save()}
      />
    </Fact>
  )
}
