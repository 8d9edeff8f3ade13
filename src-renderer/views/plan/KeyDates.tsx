import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { isDay } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import type { KeyDate } from '#shared/model/keyDate'
import { templates } from '#shared/template/data/templates'
import type { ProjectTemplate } from '#shared/template/template'
import { useDispatch } from '../../session/preview'
import { usePlanPart, useProject, useWorkspace } from '../../session/projectContext'
import { DayPicker } from '../../widgets/DayPicker'
import { useFollowing } from '../../widgets/useFollowing'
import { useWording } from '../../widgets/wording'
import classes from './Planning.module.css'

/** Key dates. Moving one moves the tasks that depend on it, after a preview. */
export function KeyDates() {
  const { t } = useTranslation()
  const { id } = useProject()
  const key = useWorkspace(workspace => workspace.project.get(id)?.template ?? null)
  const template = templates.find(one => one.key === key) ?? null
  const dates = usePlanPart(plan => plan.keyDate)
  const listed = present(dates)
    .filter(date => date.id !== 'T')
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  if (listed.length === 0) return <p>{t('plan.noKeyDates')}</p>
  return (
    <>
      <p>{t('plan.keyDatesText')}</p>
      {listed.map(keyDate => (
        <MovedDate key={keyDate.id} keyDate={keyDate} template={template} />
      ))}
    </>
  )
}

function MovedDate({ keyDate, template }: { keyDate: KeyDate; template: ProjectTemplate | null }) {
  const { t } = useTranslation()
  const word = useWording()
  const dispatch = useDispatch()
  const [day, setDay] = useFollowing<string>(keyDate.day)
  const [time, setTime] = useFollowing(keyDate.time ?? '')
  const name = word(keyDate.name)
  const isChanged = day !== keyDate.day || time !== (keyDate.time ?? '')
  const move = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const intent = { keyDateId: keyDate.id, day, time: time.trim() === '' ? null : time.trim(), template }
    const outcome = await dispatch({ command: 'moveKeyDate', input: intent })
    if (isRefusal(outcome) || outcome.event !== null) return
    // While the change is previewed, the fields show what is stored.
    setDay(keyDate.day)
    setTime(keyDate.time ?? '')
  }
  return (
    <form className={classes.keyDate} onSubmit={event => void move(event)} data-key-date={keyDate.id}>
      <span>{name}</span>
      <TextInput
        size="xs"
        aria-label={t('plan.dayOf', { name })}
        value={day}
        onChange={event => setDay(event.currentTarget.value)}
      />
      <DayPicker
        label={t('plan.pickDayOf', { name })}
        value={isDay(day) ? day : null}
        onPick={setDay}
        isNested
      />
      <TextInput
        size="xs"
        aria-label={t('plan.timeOf', { name })}
        value={time}
        onChange={event => setTime(event.currentTarget.value)}
      />
      <Button size="compact-sm" type="submit" variant="default" disabled={!isChanged}>
        {t('plan.tryMove')}
      </Button>
    </form>
  )
}
