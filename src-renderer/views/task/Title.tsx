import { Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/model/task'
import { useRun } from '../../session/preview'
import { useFollowing } from '../../widgets/useFollowing'
import { useWording } from '../../widgets/wording'
import classes from './Title.module.css'

/** Saved on Enter or on leaving; Esc puts the old one back. */
export function Title({ task }: { task: Task }) {
  const { t } = useTranslation()
  const word = useWording()
  const run = useRun()
  const current = word(task.title)
  const [title, setTitle] = useFollowing(current)
  const save = async (): Promise<void> => {
    if (title.trim() === current) return
    if (title.trim() === '') return setTitle(current)
    await run('renameTask', { taskId: task.id, title })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      void save()
    }
    if (event.key === 'Escape' && title !== current) {
      event.preventDefault()
      setTitle(current)
    }
  }
  return (
    <Textarea
      classNames={{ input: classes.title }}
      variant="unstyled"
      autosize
      aria-label={t('task.title')}
      value={title}
      maxLength={1000}
      onChange={event => setTitle(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={onKeyDown}
    />
  )
}
