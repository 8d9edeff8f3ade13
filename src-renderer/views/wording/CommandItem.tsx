import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { commandWords } from '#shared/commands/declare'
import { CommandIcon, type CommandName } from './CommandIcon'

interface CommandItemProps {
  readonly command: CommandName
  readonly onClick: () => void
}

/** A line of a menu that stands for a command: the picture and the words that its row of the catalogue has. */
export function CommandItem({ command, onClick }: CommandItemProps) {
  const { t } = useTranslation()
  return (
    <Menu.Item leftSection={<CommandIcon command={command} />} onClick={onClick}>
      {t(commandWords(command).action)}
    </Menu.Item>
  )
}
