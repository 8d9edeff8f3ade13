import {
  IconArchive,
  IconArrowBackUp,
  IconCalendar,
  IconCheck,
  IconCopy,
  IconFileImport,
  IconIndentIncrease,
  IconLink,
  IconPencil,
  IconPinned,
  IconPlus,
  IconTrash,
  IconUser,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import { meCommands, planCommands, workspaceCommands } from '#shared/commands/catalogue'
import type { CommandIcon as IconName } from '#shared/commands/declare'

const pictures: Readonly<Record<IconName, TablerIcon>> = {
  archive: IconArchive,
  calendar: IconCalendar,
  check: IconCheck,
  copy: IconCopy,
  import: IconFileImport,
  indent: IconIndentIncrease,
  link: IconLink,
  pencil: IconPencil,
  pin: IconPinned,
  plus: IconPlus,
  restore: IconArrowBackUp,
  trash: IconTrash,
  user: IconUser,
  users: IconUsers,
}

const commands = { ...planCommands, ...workspaceCommands, ...meCommands }

interface CommandIconProps {
  readonly command: keyof typeof commands
  /** Pixels. */
  readonly size?: number
}

/** The picture that a command names in the catalogue; nothing for a command without one. */
export function CommandIcon({ command, size = 14 }: CommandIconProps) {
  const { icon } = commands[command]
  if (icon === null) return null
  const Picture = pictures[icon]
  return <Picture size={size} stroke={1.5} aria-hidden="true" />
}
