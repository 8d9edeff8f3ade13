import { Button, Popover, TextInput } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { MINERALS } from '#shared/domain/mineral'
import { isRefusal } from '#shared/domain/refusal'
import type { TaskDetails } from '#shared/projections/task/taskDetails'
import { usePlanPart } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { LabelChip, useLabelName } from '../../widgets/LabelChip'
import classes from './Labels.module.css'

export function Labels({ details: { task, labels } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const run = useRun()
  const nameOf = useLabelName()
  const all = usePlanPart(plan => plan.label)
  const others = present(all).filter(label => !labels.some(own => own.id === label.id))
  const set = (labelId: string, isOn: boolean): void =>
    void run('labelTask', { taskId: task.id, labelId, isOn })
  return (
    <div className={classes.labels}>
      {labels.map(label => (
        <LabelChip key={label.id} label={label} onRemove={() => set(label.id, false)} />
      ))}
      <Popover position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            size="compact-xs"
            data-label-button
            leftSection={<CommandIcon command="labelTask" />}
          >
            {t('task.label')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('task.label')}>
          <NewLabel taskId={task.id} known={all.size} />
          {others.map(label => (
            <button
              key={label.id}
              type="button"
              className={classes.choice}
              style={{ color: `var(--wr-${label.colour})` }}
              onClick={() => set(label.id, true)}
            >
              {nameOf(label)}
            </button>
          ))}
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}

function NewLabel({ taskId, known }: { taskId: string; known: number }) {
  const { t } = useTranslation()
  const run = useRun()
  const [name, setName] = useState('')
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const colour = MINERALS[known % MINERALS.length] ?? 'azurite'
    const outcome = await run('addLabel', { name, colour, taskId })
    if (!isRefusal(outcome)) setName('')
  }
  return (
    <form className={classes.form} onSubmit={event => void add(event)}>
      <TextInput
        aria-label={t('action.addLabel')}
        placeholder={t('action.addLabel')}
        value={name}
        maxLength={100}
        onChange={event => setName(event.currentTarget.value)}
      />
    </form>
  )
}
