import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddCalendarDays as Intent } from '#shared/commands/calendar/calendarDays'
import { readHours } from '#shared/calendar/typedHours'
import { isDay } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import { useDispatch } from '../../session/preview'
import { useRunWorkspace } from '../../session/projectContext'
import { useToday } from '../../session/today'
import { ownerOf, PROJECT, useOwners } from './calendarOwners'
import { DayInput } from './DayInput'
import classes from './Planning.module.css'

interface TypedRange {
  readonly from: string
  readonly to: string
}

/** Days that begin later do not end before that. */
function startingAt({ to }: TypedRange, from: string): TypedRange {
  return { from, to: isDay(from) && to < from ? from : to }
}

/** Days off or worked, for the project or for whoever it concerns. */
export function AddCalendarDays() {
  const { t } = useTranslation()
  const today = useToday()
  const dispatch = useDispatch()
  const runWorkspace = useRunWorkspace()
  const owners = useOwners()
  const [owner, setOwner] = useState(PROJECT)
  const [name, setName] = useState('')
  const [span, setSpan] = useState<TypedRange>({ from: today, to: today })
  const [kind, setKind] = useState('off')
  const [hours, setHours] = useState('')
  const shifts = readHours(hours)
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
      ? dispatch({ command: 'addCalendarDays', input: intent })
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
      <DayInput
        label={t('plan.daysFrom')}
        value={span.from}
        onChange={from => setSpan(startingAt(span, from))}
      />
      <DayInput label={t('plan.daysTo')} value={span.to} onChange={to => setSpan({ ...span, to })} />
      <KindFields kind={kind} setKind={setKind} hours={hours} setHours={setHours} />
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

interface KindProps {
  readonly kind: string
  readonly setKind: (kind: string) => void
  readonly hours: string
  readonly setHours: (hours: string) => void
}

function KindFields({ kind, setKind, hours, setHours }: KindProps) {
  const { t } = useTranslation()
  const isBad = hours.trim() !== '' && readHours(hours) === null
  return (
    <>
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
          error={isBad ? t('plan.badHours') : null}
          onChange={event => setHours(event.currentTarget.value)}
        />
      )}
    </>
  )
}
