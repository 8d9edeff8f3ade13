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
  IconPinnedOff,
  IconPlus,
  IconTag,
  IconTrash,
  IconUser,
  IconUsers,
  IconX,
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
  tag: IconTag,
  trash: IconTrash,
  user: IconUser,
  users: IconUsers,
  x: IconX,
}

/** Of commands that also take back what they did. */
const taking: Readonly<Partial<Record<IconName, TablerIcon>>> = { pencil: IconTrash, pin: IconPinnedOff }

const commands = { ...planCommands, ...workspaceCommands, ...meCommands }

/** A command of any catalogue. */
export type CommandName = keyof typeof commands

interface CommandIconProps {
  readonly command: CommandName
  /** Pixels. */
  readonly size?: number
  /** It would take back what it did before: unpin, not pin. */
  readonly isTaking?: boolean
}

/** The picture that a command names in the catalogue; nothing for a command without one. */
export function CommandIcon({ command, size = 14, isTaking = false }: CommandIconProps) {
  const { icon } = commands[command]
  if (icon === null) return null
  const Picture = (isTaking ? taking[icon] : undefined) ?? pictures[icon]
  return <Picture size={size} stroke={1.5} aria-hidden="true" />
}
