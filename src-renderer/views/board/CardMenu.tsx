import { Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react'
import { CommandItem } from '../wording/CommandItem'
import { useTranslation } from 'react-i18next'
import { useRun } from '../../session/preview'
import { StatusMark } from '../../widgets/StatusMark'
import { useStatusName } from '../../widgets/wording'
import { useArchive, useRemove } from '../task/taskCommands'
import classes from './Card.module.css'
import { useColumns } from './columns'
import { focusMovedCard } from './focusCard'

interface CardMenuProps {
  readonly taskId: string
  readonly onClose: () => void
}

/** Everything that dragging does, by keyboard. Open from its first moment. */
export function CardMenu({ taskId, onClose }: CardMenuProps) {
  const { t } = useTranslation()
  const nameOf = useStatusName()
  const run = useRun()
  const remove = useRemove(taskId)
  const archive = useArchive(taskId)
  const columns = useColumns()
  const column = columns.find(one => one.tasks.some(task => task.id === taskId))
  const tasks = column?.tasks ?? []
  const at = tasks.findIndex(task => task.id === taskId)
  const place = async (statusId: string | undefined, before: string | null): Promise<void> => {
    if (statusId === undefined) return
    await run('moveTask', { taskId, statusId, before })
    focusMovedCard(taskId)
  }
  const removeThis = async (): Promise<void> => {
    await remove()
    focusMovedCard(tasks[at + 1]?.id ?? tasks[at - 1]?.id)
  }
  const archiveThis = async (): Promise<void> => {
    await archive()
    focusMovedCard(tasks[at + 1]?.id ?? tasks[at - 1]?.id)
  }
  return (
    <Menu opened onClose={onClose} position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <button type="button" className={classes.more} aria-label={t('board.more')}>
          <IconDots size={16} stroke={1.5} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('board.moveTo')}</Menu.Label>
        {columns
          .filter(other => other !== column)
          .map(other => (
            <Menu.Item
              key={other.status.id}
              leftSection={<StatusMark status={other.status} />}
              onClick={() => void place(other.status.id, other.tasks[0]?.id ?? null)}
            >
              {nameOf(other.status)}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArrowUp size={14} stroke={1.5} />}
          disabled={at <= 0}
          onClick={() => void place(column?.status.id, tasks[at - 1]?.id ?? null)}
        >
          {t('board.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={14} stroke={1.5} />}
          disabled={at < 0 || at === tasks.length - 1}
          onClick={() => void place(column?.status.id, tasks[at + 2]?.id ?? null)}
        >
          {t('board.down')}
        </Menu.Item>
        <CommandItem command="archiveTask" onClick={() => void archiveThis()} />
        <CommandItem command="removeTask" onClick={() => void removeThis()} />
      </Menu.Dropdown>
    </Menu>
  )
}
