import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ReviewEntry } from '#shared/projections/review/reviewEntries'
import { useScreen } from '../../session/screen'
import { CommandItem } from '../wording/CommandItem'
import iconButton from '../../widgets/IconButton.module.css'

interface EntryMenuProps {
  readonly entry: ReviewEntry
  readonly name: string
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  readonly take: () => Promise<void>
  readonly keep: () => Promise<void>
}

/** What a right click and the menu key give. */
export function EntryMenu({ entry: { taskId }, name, isOpen, onToggle, take, keep }: EntryMenuProps) {
  const { t } = useTranslation()
  const openTask = useScreen(screen => screen.openTask)
  return (
    <Menu opened={isOpen} onChange={onToggle} position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <button type="button" className={iconButton.button} aria-label={t('review.menu', { entry: name })}>
          <IconDots size={16} stroke={1.5} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <CommandItem command="takeLostValue" onClick={() => void take()} />
        <CommandItem command="keepCurrentValues" onClick={() => void keep()} />
        {taskId !== null && <Menu.Item onClick={() => openTask(taskId)}>{t('review.openTask')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
