import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { isJobRole, JOB_ROLES, jobRoles } from '#shared/domain/role'
import type { Person } from '#shared/model/person'
import { isRefusal } from '#shared/domain/refusal'
import { useRunWorkspace, useHost, useWorkspace } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { Avatar } from '../../widgets/Avatar'
import { useSummaries } from '../../session/summaries'
import { useWorkspaceRemoval } from '../../session/removal'
import { RemovedPeople } from '../removal/RemovedPeople'
import classes from './Settings.module.css'

/** Who can be given tasks. Somebody without the app can stand here too. */
export function People() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { identity } = useHost()
  const remove = useRemovePerson()
  const people = useWorkspace(workspace => workspace.person)
  const listed = useMemo(() => present(people).sort((a, b) => (a.name < b.name ? -1 : 1)), [people])
  return (
    <>
      <ul className={classes.people}>
        {listed.map(person => (
          <li key={person.id}>
            <Avatar name={person.name} colour={person.colour} size={24} />
            <span>
              {person.name} {person.id === identity.personId && t('person.you')}
            </span>
            <span className={classes.role}>
              {isJobRole(person.role) ? jobRoles[person.role].name[language] : ''}
            </span>
            {person.id !== identity.personId && (
              <Button variant="subtle" data-remove-person={person.id} onClick={() => remove(person)}>
                {t('settings.removePerson')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RemovedPeople />
      <AddPerson />
    </>
  )
}

/** At once, with what was theirs in numbers and a way back. */
function useRemovePerson(): (person: Person) => void {
  const { t } = useTranslation()
  const remove = useWorkspaceRemoval()
  const summaries = useSummaries()
  const projects = useWorkspace(workspace => workspace.project)
  return ({ id, name }) => {
    const left = present(projects).map(project => summaries.get(project.id)?.leftTo?.[id] ?? 0)
    const count = left.reduce((sum, tasks) => sum + tasks, 0)
    const facts = { name, count, projects: left.filter(tasks => tasks > 0).length }
    const text = t(count === 0 ? 'removal.person' : 'removal.personWith', facts)
    void remove({ command: 'removePerson', input: { personId: id } }, text)
  }
}

function AddPerson() {
  const { t } = useTranslation()
  const language = useLanguage()
  const host = useHost()
  const run = useRunWorkspace()
  const [name, setName] = useState('')
  const [role, setRole] = useState<string | null>(null)
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const outcome = await run('addPerson', { personId: host.ports.newId(), name, role })
    if (isRefusal(outcome)) return
    setName('')
    setRole(null)
  }
  return (
    <form className={classes.form} style={{ paddingTop: 12 }} onSubmit={event => void add(event)}>
      <TextInput
        aria-label={t('settings.personName')}
        placeholder={t('settings.personName')}
        value={name}
        maxLength={100}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Select
        aria-label={t('settings.role')}
        placeholder={t('settings.role')}
        clearable
        value={role}
        data={JOB_ROLES.map(value => ({ value, label: jobRoles[value].name[language] }))}
        onChange={setRole}
      />
      <Button type="submit" variant="default">
        {t('settings.addPerson')}
      </Button>
    </form>
  )
}
