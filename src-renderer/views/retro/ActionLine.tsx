import { Button, Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { isDay } from '#shared/domain/day'
import type { RetroCard } from '#shared/model/retroCard'
import { actionTask } from '#shared/projections/retro/retroCards'
import { taskDetails } from '#shared/projections/task/taskDetails'
import { tableDay } from '../../locales/days'
import { useOutlook } from '../../session/planDates'
import { usePeople, usePerson, usePlan } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useScreen } from '../../session/screen'
import { Avatar } from '../../widgets/Avatar'
import { DayPicker } from '../../widgets/DayPicker'
import { StatusMark } from '../../widgets/StatusMark'
import { useStatusName, useWording } from '../../widgets/wording'
import { DASH } from './figures'
import { leave, LineMenu, Rewrite } from './NoteLine'
import classes from './Notes.module.css'

interface ActionLineProps {
  readonly card: RetroCard
  readonly around: { readonly cards: readonly RetroCard[]; readonly index: number }
}

/** A line that waits to become a task, or the task that it became. */
export function ActionLine({ card, around }: ActionLineProps) {
  const [isEditing, setEditing] = useState(false)
  const plan = usePlan()
  const made = actionTask(plan, card)
  if (isEditing) {
    return <Rewrite card={card} onClose={() => leave(card.id, () => setEditing(false))} />
  }
  return (
    <>
      {made === null ? <Open card={card} /> : <Made taskId={made.task.id} />}
      <LineMenu card={card} around={around} onEdit={() => setEditing(true)} />
    </>
  )
}

function Open({ card }: { card: RetroCard }) {
  const { t } = useTranslation()
  const run = useRun()
  const [personId, setPerson] = useState<string | null>(null)
  const [due, setDue] = useState('')
  const everybody = usePeople()
  const people = useMemo(
    () => present(everybody).map(({ id, name }) => ({ value: id, label: name })),
    [everybody],
  )
  const make = (): void => {
    const day = due.trim()
    void run('makeActionTask', { cardId: card.id, personId, due: day === '' ? null : day })
  }
  return (
    <>
      <span className={classes.text}>
        {card.text} <small className={classes.paper}>{t('retro.action.notYet')}</small>
      </span>
      <Select
        className={classes.ask}
        aria-label={`${t('retro.action.person')} ${card.text}`}
        placeholder={t('person.nobody')}
        clearable
        searchable
        data={people}
        value={personId}
        onChange={setPerson}
      />
      <span className={`${classes.due} ${classes.ask}`}>
        <TextInput
          aria-label={`${t('retro.action.due')} ${card.text}`}
          placeholder={t('retro.action.noDay')}
          value={due}
          onChange={event => setDue(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Enter' && make()}
        />
        <DayPicker
          label={`${t('retro.action.pickDue')} ${card.text}`}
          value={isDay(due) ? due : null}
          onPick={setDue}
        />
      </span>
      <Button
        className={classes.make}
        variant="default"
        data-make-task
        aria-label={t('retro.action.makeOf', { text: card.text })}
        onClick={make}
      >
        {t('retro.action.make')}
      </Button>
    </>
  )
}

function Made({ taskId }: { taskId: string }) {
  const { t } = useTranslation()
  const word = useWording()
  const nameOf = useStatusName()
  const plan = usePlan()
  const outlook = useOutlook()
  const openTask = useScreen(screen => screen.openTask)
  const details = taskDetails(plan, taskId, outlook)
  const person = usePerson(details?.task.personId ?? null)
  if (details === null) return null
  const { task, standing } = details
  const status = plan.status.get(task.statusId)
  const title = word(task.title)
  return (
    <>
      <button
        type="button"
        className={classes.task}
        data-action-task={taskId}
        aria-label={t('retro.action.open', { text: title })}
        onClick={() => openTask(taskId)}
      >
        {status !== undefined && <StatusMark status={status} />}
        <span>{title}</span>
      </button>
      {person === undefined ? (
        <span className={classes.nobody}>{t('person.nobody')}</span>
      ) : (
        <span className={classes.person}>
          <Avatar name={person.name} colour={person.colour} size={20} /> {person.name}
        </span>
      )}
      <span className={classes.status}>{standing.due === null ? DASH : tableDay(standing.due)}</span>
      <span className={classes.status}>{status === undefined ? '' : nameOf(status)}</span>
    </>
  )
}
