import { goesWithChecklist } from '#shared/projections/removal/goesWith'
import { ActionIcon, TextInput } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { useTranslation } from 'react-i18next'
import type { CheckItem } from '#shared/model/checkItem'
import type { Checklist } from '#shared/model/checklist'
import { useProject } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useRemoval } from '../../session/removal'
import { useFollowing } from '../../widgets/useFollowing'
import classes from './Lists.module.css'

/** A name that is rewritten where it stands; Esc puts the old one back. */
export function ChecklistName({ list, items }: { list: Checklist; items: readonly CheckItem[] }) {
  const { t } = useTranslation()
  const run = useRun()
  const [name, setName] = useFollowing(list.name)
  const save = (): void => {
    if (name.trim() === '') setName(list.name)
    else if (name.trim() !== list.name) void run('renameChecklist', { checklistId: list.id, name })
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') save()
    if (event.key === 'Escape' && name !== list.name) {
      event.preventDefault()
      setName(list.name)
    }
  }
  const removeNow = useRemoval()
  const { set } = useProject()
  const remove = (): void => {
    const counts = goesWithChecklist(set.documents.snapshot(), list.id)
    void removeNow(
      { command: 'removeChecklist', input: { checklistId: list.id } },
      { name: list.name, counts },
    )
  }
  return (
    <div className={classes.listHead}>
      <TextInput
        variant="unstyled"
        className={classes.listName}
        aria-label={t('task.renameChecklist', { name: list.name })}
        value={name}
        maxLength={1000}
        onChange={event => setName(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      <span className={classes.quiet}>
        {items.filter(item => item.isDone).length}/{items.length}
      </span>
      <ActionIcon
        variant="subtle"
        size="sm"
        className={classes.remove}
        aria-label={t('task.removeItem', { item: list.name })}
        onClick={remove}
      >
        <CommandIcon command="removeChecklist" />
      </ActionIcon>
    </div>
  )
}
