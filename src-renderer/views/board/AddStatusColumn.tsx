import { ActionIcon, Button, Popover, Select, TextInput, Tooltip } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import type { StatusCategory } from '#shared/model/status'
import { useRun } from '../../session/preview'
import { categories } from './ColumnMenu'
import classes from './ColumnMenu.module.css'

export function AddStatusColumn() {
  const { t } = useTranslation()
  const run = useRun()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [category, setCategory] = useState<StatusCategory>('doing')
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const outcome = await run('addStatus', { name, category, colour: 'sandal' })
    if (isRefusal(outcome)) return
    setName('')
    setOpen(false)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-end">
      <Popover.Target>
        <Tooltip label={t('action.addStatus')}>
          <ActionIcon
            variant="subtle"
            mt={6}
            aria-label={t('action.addStatus')}
            onClick={() => setOpen(!isOpen)}
          >
            <CommandIcon command="addStatus" size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.form} onSubmit={event => void add(event)}>
          <TextInput
            label={t('board.column.name')}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Select
            label={t('board.column.category')}
            allowDeselect={false}
            value={category}
            data={categories.map(value => ({ value, label: t(`board.category.${value}`) }))}
            comboboxProps={{ withinPortal: false }}
            onChange={value => setCategory(value as StatusCategory)}
          />
          <Button type="submit">{t('action.addStatus')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
