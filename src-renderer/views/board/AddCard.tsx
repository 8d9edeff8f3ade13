import { TextInput } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { useRun } from '../../session/preview'
import { useScreen } from '../../session/screen'
import classes from './AddCard.module.css'

/** Typed, Enter, next one. A phase or person that is filtered by is taken along. */
export function AddCard({ statusId }: { statusId: string }) {
  const { t } = useTranslation()
  const run = useRun()
  const filter = useScreen(screen => screen.filter)
  const [title, setTitle] = useState('')
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (title.trim() === '') return
    const personId = filter.personId === 'nobody' ? null : filter.personId
    const outcome = await run('addTask', { title, statusId, phaseId: filter.phaseId, personId })
    if (!isRefusal(outcome)) setTitle('')
  }
  return (
    <form className={classes.form} onSubmit={event => void add(event)}>
      <TextInput
        value={title}
        aria-label={t('action.addTask')}
        placeholder={t('action.addTask')}
        leftSection={<CommandIcon command="addTask" />}
        maxLength={1000}
        data-add-task
        onChange={event => setTitle(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Escape' && setTitle('')}
      />
    </form>
  )
}
