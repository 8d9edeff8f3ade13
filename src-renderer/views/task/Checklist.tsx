import { Progress, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import type { TaskDetails } from '#shared/projections/taskDetails'
import { useRun } from '../../session/projectContext'
import { CheckItemRow } from './CheckItemRow'
import classes from './Lists.module.css'

export function Checklist({ details: { task, checkItems } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const run = useRun()
  const [text, setText] = useState('')
  const done = checkItems.filter(item => item.isDone).length
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (text.trim() === '') return
    const outcome = await run('addCheckItem', { taskId: task.id, text })
    if (!isRefusal(outcome)) setText('')
  }
  return (
    <>
      {checkItems.length > 0 && (
        <div className={classes.progress}>
          <span>
            {done}/{checkItems.length}
          </span>
          <Progress
            size={4}
            radius={0}
            color="ink"
            aria-label={t('task.checklist')}
            value={(done / checkItems.length) * 100}
          />
        </div>
      )}
      <ul className={classes.list}>
        {checkItems.map(item => (
          <CheckItemRow key={item.id} item={item} />
        ))}
      </ul>
      <form onSubmit={event => void add(event)}>
        <TextInput
          variant="unstyled"
          aria-label={t('task.addCheckItem')}
          placeholder={t('task.addCheckItem')}
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
          value={text}
          maxLength={1000}
          onChange={event => setText(event.currentTarget.value)}
        />
      </form>
    </>
  )
}
