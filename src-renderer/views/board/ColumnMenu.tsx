import { Menu, NumberInput, Popover, Select, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { MINERALS } from '#shared/domain/mineral'
import type { Status, StatusCategory, StatusColour } from '#shared/model/status'
import { useProject } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useRemoval } from '../../session/removal'
import { useStatusName } from '../../widgets/wording'
import { CommandItem } from '../wording/CommandItem'
import { StatusRemoval } from '../removal/StatusRemoval'
import classes from './ColumnMenu.module.css'
import { useColumns } from './columns'

export const categories: readonly StatusCategory[] = ['todo', 'doing', 'waiting', 'done', 'dropped']

/** Name, colour, kind, limit and place of a status. */
export function ColumnMenu({ status }: { status: Status }) {
  const columns = useColumns()
  const { t } = useTranslation()
  const run = useRun()
  const nameOf = useStatusName()
  const removeNow = useRemoval()
  const { set } = useProject()
  const [isAsking, setAsking] = useState(false)
  const [isEditing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const edit = (isOpen: boolean): void => {
    setEditing(isOpen)
    if (!isOpen) button.current?.focus()
  }
  const at = columns.findIndex(column => column.status.id === status.id)
  const remove = (): void => {
    const { task } = set.documents.snapshot()
    if (present(task).some(({ statusId }) => statusId === status.id)) {
      setAsking(true)
      return
    }
    const intent = { command: 'removeStatus', input: { statusId: status.id } } as const
    void removeNow(intent, { name: nameOf(status) })
  }
  const move = (before: string | null): void => void run('moveStatus', { statusId: status.id, before })
  return (
    <Popover opened={isEditing} onChange={edit} withRoles={false} trapFocus position="bottom-end">
      <Popover.Target>
        <span className={classes.anchor}>
          <Menu returnFocus>
            <Menu.Target>
              <button
                ref={button}
                type="button"
                className={classes.more}
                aria-label={t('board.column.more', { status: nameOf(status) })}
              >
                <IconDots size={16} stroke={1.5} aria-hidden="true" />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <CommandItem command="changeStatus" onClick={() => setEditing(true)} />
              <Menu.Item disabled={at <= 0} onClick={() => move(columns[at - 1]?.status.id ?? null)}>
                {t('board.column.left')}
              </Menu.Item>
              <Menu.Item
                disabled={at === columns.length - 1}
                onClick={() => move(columns[at + 2]?.status.id ?? null)}
              >
                {t('board.column.right')}
              </Menu.Item>
              <CommandItem
                command="archiveStatus"
                onClick={() => void run('archiveStatus', { statusId: status.id, isArchived: true })}
              />
              <CommandItem command="removeStatus" onClick={remove} />
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('action.changeStatus')}>
        <StatusForm status={status} />
      </Popover.Dropdown>
      {isAsking && <StatusRemoval status={status} onClose={() => setAsking(false)} />}
    </Popover>
  )
}

function StatusForm({ status }: { status: Status }) {
  const { t } = useTranslation()
  const nameOf = useStatusName()
  const run = useRun()
  const colours: StatusColour[] = ['ink3', ...MINERALS, 'cinnabar']
  const [name, setName] = useState(nameOf(status))
  const { id: statusId } = status
  const rename = (): void => {
    if (name.trim() !== '' && name !== nameOf(status)) void run('changeStatus', { statusId, name })
  }
  return (
    <div className={classes.form}>
      <TextInput
        label={t('board.column.name')}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={event => event.key === 'Enter' && rename()}
      />
      <Select
        label={t('board.column.category')}
        allowDeselect={false}
        value={status.category}
        data={categories.map(value => ({ value, label: t(`board.category.${value}`) }))}
        comboboxProps={{ withinPortal: false }}
        onChange={value => void run('changeStatus', { statusId, category: value as StatusCategory })}
      />
      <Select
        label={t('board.column.colour')}
        allowDeselect={false}
        value={status.colour}
        data={colours.map(value => ({ value, label: t(`colour.${value}`) }))}
        comboboxProps={{ withinPortal: false }}
        onChange={value => void run('changeStatus', { statusId, colour: value as StatusColour })}
      />
      <NumberInput
        label={t('board.column.limit')}
        placeholder={t('board.column.noLimit')}
        min={1}
        max={999}
        value={status.limit ?? ''}
        onChange={value =>
          void run('changeStatus', { statusId, limit: typeof value === 'number' ? value : null })
        }
      />
    </div>
  )
}
