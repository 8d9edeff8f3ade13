import type { CheckItem } from '#shared/model/checkItem'
import { Progress, TextInput } from '@mantine/core'
import { CommandIcon, type CommandName } from '../wording/CommandIcon'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import type { TaskDetails } from '#shared/projections/task/taskDetails'
import { useRun } from '../../session/preview'
import { ChecklistName } from './ChecklistName'
import { CheckItemRow } from './CheckItemRow'
import classes from './Lists.module.css'

type Group = TaskDetails['checklists'][number]

/** Items without a list first, then each named list. */
export function Checklist({ details: { task, checklists } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const run = useRun()
  const all = checklists.flatMap(group => group.items)
  return (
    <>
      {all.length > 0 && <Ticked items={all} />}
      {checklists.map(group => (
        <ChecklistGroup key={group.list?.id ?? 'plain'} taskId={task.id} group={group} />
      ))}
      <AddLine
        command="addChecklist"
        label={t('action.addChecklist')}
        add={name => run('addChecklist', { taskId: task.id, name })}
        isQuiet
      />
    </>
  )
}

function Ticked({ items }: { items: readonly CheckItem[] }) {
  const { t } = useTranslation()
  const done = items.filter(item => item.isDone).length
  return (
    <div className={classes.progress}>
      <span>
        {done}/{items.length}
      </span>
      <Progress
        size={4}
        radius={0}
        color="ink"
        aria-label={t('task.checklist')}
        value={(done / items.length) * 100}
      />
    </div>
  )
}

function ChecklistGroup({ taskId, group: { list, items } }: { taskId: string; group: Group }) {
  const { t } = useTranslation()
  const run = useRun()
  const checklistId = list?.id ?? null
  return (
    <div
      role="group"
      aria-label={list?.name ?? t('task.checklist')}
      data-checklist={checklistId ?? undefined}
    >
      {list !== null && <ChecklistName list={list} items={items} />}
      <ul className={classes.list}>
        {items.map(item => (
          <CheckItemRow key={item.id} item={item} />
        ))}
      </ul>
      <AddLine
        command="addCheckItem"
        label={list === null ? t('action.addCheckItem') : t('task.addTo', { name: list.name })}
        add={text => run('addCheckItem', { taskId, text, checklistId })}
      />
    </div>
  )
}

interface AddLineProps {
  readonly command: CommandName
  readonly label: string
  readonly add: (text: string) => Promise<unknown>
  readonly isQuiet?: boolean
}

/** Enter adds and stays ready for the next. */
function AddLine({ command, label, add, isQuiet = false }: AddLineProps) {
  const [text, setText] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (text.trim() === '') return
    const outcome = await add(text)
    if (!isRefusal(outcome)) setText('')
  }
  return (
    <form onSubmit={event => void submit(event)}>
      <TextInput
        variant="unstyled"
        aria-label={label}
        placeholder={label}
        {...(isQuiet ? { className: classes.quietLine } : {})}
        leftSection={<CommandIcon command={command} />}
        value={text}
        maxLength={1000}
        onChange={event => setText(event.currentTarget.value)}
      />
    </form>
  )
}
