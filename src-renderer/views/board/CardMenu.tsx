import { Menu } from '@mantine/core'
import { IconArrowsVertical, IconDots, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/domain/records'
import { isRefusal } from '#shared/domain/refusal'
import type { Column } from '#shared/projections/board'
import { useNotices } from '../../session/notices'
import { useProject, useRun } from '../../session/projectContext'
import { StatusMark } from '../../widgets/StatusMark'
import { useStatusName } from '../../widgets/wording'
import classes from './CardMenu.module.css'

interface CardMenuProps {
  readonly task: Task
  readonly column: Column
  readonly columns: readonly Column[]
}

/** Everything that dragging does, by keyboard. */
export function CardMenu({ task, column, columns }: CardMenuProps) {
  const { t } = useTranslation()
  const nameOf = useStatusName()
  const run = useRun()
  const remove = useRemove(task.id)
  const { tasks, status } = column
  const at = tasks.findIndex(other => other.id === task.id)
  const place = (before: string | null): void =>
    void run('moveTask', { taskId: task.id, statusId: status.id, before })
  const toTopOf = (other: Column): void =>
    void run('moveTask', {
      taskId: task.id,
      statusId: other.status.id,
      before: other.tasks[0]?.id ?? null,
    })
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.more} aria-label={t('board.more')}>
          <IconDots size={16} stroke={1.5} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('board.moveTo')}</Menu.Label>
        {columns
          .filter(other => other.status.id !== status.id)
          .map(other => (
            <Menu.Item
              key={other.status.id}
              leftSection={<StatusMark status={other.status} />}
              onClick={() => toTopOf(other)}
            >
              {nameOf(other.status)}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArrowsVertical size={14} stroke={1.5} />}
          disabled={at <= 0}
          onClick={() => place(tasks[at - 1]?.id ?? null)}
        >
          {t('board.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowsVertical size={14} stroke={1.5} />}
          disabled={at < 0 || at === tasks.length - 1}
          onClick={() => place(tasks[at + 2]?.id ?? null)}
        >
          {t('board.down')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} stroke={1.5} />} onClick={() => void remove()}>
          {t('board.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Removes at once and offers to take it back. */
export function useRemove(taskId: string): () => Promise<void> {
  const { t } = useTranslation()
  const { set } = useProject()
  const run = useRun()
  const tell = useNotices(notices => notices.tell)
  return async () => {
    const outcome = await run('removeTask', { taskId })
    if (!isRefusal(outcome)) tell({ text: t('board.removed'), tone: 'fact', undo: () => void set.undo() })
  }
}
