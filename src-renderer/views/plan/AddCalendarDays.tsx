import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddCalendarDays as Intent } from '#shared/commands/calendar/calendarDays'
import { present } from '#shared/commands/find'
import { jobRoles } from '#shared/domain/role'
import { isClockTime } from '#shared/domain/clockTime'
import type { ClockSpan } from '#shared/domain/planningRecords'
import { isRefusal } from '#shared/domain/refusal'
import { useLanguage } from '../../locales/useLanguage'
import { useAttempt } from '../../session/preview'
import { useRunWorkspace, useWorkspace } from '../../session/projectContext'
import { useToday } from '../../session/today'
import classes from './Planning.module.css'

const EVERYBODY = 'workspace'
const PROJECT = 'project'

/** Days off or worked, for the project or for whoever it concerns. */
export function AddCalendarDays() {
  const { t } = useTranslation()
  const today = useToday()
  const attempt = useAttempt()
  const runWorkspace = useRunWorkspace()
  const owners = useOwners()
  const [owner, setOwner] = useState(PROJECT)
  const [name, setName] = useState('')
  const [span, setSpan] = useState<{ from: string; to: string }>({ from: today, to: today })
  const [kind, setKind] = useState('off')
  const [hours, setHours] = useState('')
  const shifts = shiftsOf(hours)
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const intent: Intent = {
      ...ownerOf(owner),
      name,
      ...span,
      isWorking: kind === 'work',
      shifts: kind === 'work' ? shifts : null,
    }
    const outcome = await (owner === PROJECT
      ? attempt({ command: 'addCalendarDays', intent })
      : runWorkspace('addCalendarDays', intent))
    if (!isRefusal(outcome)) setName('')
  }
  return (
    <form className={classes.add} onSubmit={event => void add(event)}>
      <TextInput
        size="xs"
        label={t('plan.daysName')}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Select
        size="xs"
        label={t('plan.daysOwner')}
        allowDeselect={false}
        value={owner}
        data={owners}
        comboboxProps={{ withinPortal: false }}
        onChange={value => setOwner(value ?? PROJECT)}
      />
      {(['from', 'to'] as const).map(end => (
        <TextInput
          key={end}
          size="xs"
          label={t(`plan.days${end === 'from' ? 'From' : 'To'}`)}
          value={span[end]}
          onChange={event => setSpan({ ...span, [end]: event.currentTarget.value })}
        />
      ))}
      <Select
        size="xs"
        label={t('plan.daysKind')}
        allowDeselect={false}
        value={kind}
        data={['off', 'work'].map(value => ({ value, label: t(`plan.kinds.${value}`) }))}
        comboboxProps={{ withinPortal: false }}
        onChange={value => setKind(value ?? 'off')}
      />
      {kind === 'work' && (
        <TextInput
          size="xs"
          label={t('plan.daysHours')}
          placeholder="09:00-12:00, 13:00-18:00"
          value={hours}
          error={hours.trim() !== '' && shifts === null ? t('plan.badHours') : null}
          onChange={event => setHours(event.currentTarget.value)}
        />
      )}
      <Button
        size="compact-sm"
        type="submit"
        variant="default"
        disabled={name.trim() === '' || (hours.trim() !== '' && shifts === null)}
      >
        {t('plan.addDays')}
      </Button>
    </form>
  )
}

/** 09:00-12:00, 13:00-18:00; null for the usual hours, and for what is no list of hours. */
function shiftsOf(typed: string): readonly ClockSpan[] | null {
  const spans = typed.split(/[,，;；]/).map(span => span.trim().split(/\s*[-–—~]\s*/))
  const read = spans.flatMap(([from, to]) =>
    isClockTime(from) && isClockTime(to) ? [[from, to] as const] : [],
  )
  return read.length > 0 && read.length === spans.length ? read : null
}

function useOwners() {
  const { t } = useTranslation()
  const language = useLanguage()
  const people = present(useWorkspace(workspace => workspace.person))
  return [
    { value: PROJECT, label: t('plan.layers.project') },
    { value: EVERYBODY, label: t('plan.layers.workspace') },
    ...people.map(({ id, name }) => ({ value: `person:${id}`, label: name })),
    ...Object.entries(jobRoles).map(([role, { name }]) => ({
      value: `site:${role}`,
      label: t('plan.siteOf', { role: name[language] }),
    })),
  ]
}

function ownerOf(owner: string): Pick<Intent, 'layer' | 'ownerId'> {
  const [kind, id] = owner.split(':')
  if (kind === 'person') return { layer: 'person', ownerId: id ?? null }
  if (kind === 'site') return { layer: 'site', ownerId: id ?? null }
  return { layer: kind === EVERYBODY ? 'workspace' : 'project', ownerId: null }
}
