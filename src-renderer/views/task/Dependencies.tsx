import { ActionIcon, Select } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import type { LinkedTask, TaskDetails } from '#shared/projections/task/taskDetails'
import { tableDay } from '../../locales/days'
import { useDispatch } from '../../session/preview'
import { useRemoval } from '../../session/removal'
import { usePlanPart } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { StatusMark } from '../../widgets/StatusMark'
import { useWording } from '../../widgets/wording'
import classes from './Dependencies.module.css'
import { DependencyTerms, lagWord } from './DependencyTerms'
import lists from './Lists.module.css'
import { Section } from './Section'

export function Dependencies({ details }: { details: TaskDetails }) {
  const { t } = useTranslation()
  return (
    <div className={classes.columns}>
      <Section title={t('task.predecessors')} count={details.predecessors.length}>
        <Tasks linked={details.predecessors} isEditable />
        <AddPredecessor details={details} />
      </Section>
      <Section title={t('task.successors')} count={details.successors.length}>
        <Tasks linked={details.successors} />
      </Section>
    </div>
  )
}

interface TasksProps {
  readonly linked: readonly LinkedTask[]
  readonly isEditable?: boolean
}

function Tasks({ linked, isEditable = false }: TasksProps) {
  const { t } = useTranslation()
  const word = useWording()
  const remove = useRemoval()
  const openTask = useScreen(screen => screen.openTask)
  const statuses = usePlanPart(plan => plan.status)
  return (
    <ul className={lists.list}>
      {linked.map(({ dependency, task, standing }) => {
        const status = statuses.get(task.statusId)
        return (
          <li key={dependency.id} className={lists.item}>
            {status !== undefined && <StatusMark status={status} />}
            <span className={lists.grow}>
              <button type="button" className={lists.task} onClick={() => openTask(task.id)}>
                {word(task.title)}
              </button>
            </span>
            {isEditable && <DependencyTerms dependency={dependency} title={word(task.title)} />}
            <span className={lists.quiet}>
              {!isEditable &&
                [dependency.type !== 'FS' && dependency.type, lagWord(dependency)]
                  .filter(Boolean)
                  .join(' ')}{' '}
              {standing.due !== null && tableDay(standing.due)}
            </span>
            <ActionIcon
              variant="subtle"
              size="sm"
              className={lists.remove}
              aria-label={t('task.removeItem', { item: word(task.title) })}
              onClick={() =>
                void remove(
                  { command: 'removeDependency', input: { dependencyId: dependency.id } },
                  { name: word(task.title) },
                )
              }
            >
              <CommandIcon command="removeDependency" />
            </ActionIcon>
          </li>
        )
      })}
    </ul>
  )
}

const MOST = 50

function AddPredecessor({ details: { task } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const word = useWording()
  const dispatch = useDispatch()
  const tasks = usePlanPart(plan => plan.task)
  const [search, setSearch] = useState('')
  const items = useMemo(
    () =>
      present(tasks)
        .filter(other => other.id !== task.id)
        .map(other => ({ value: other.id, label: word(other.title) })),
    [tasks, task.id, word],
  )
  const add = (from: string | null): void => {
    if (from !== null)
      void dispatch({ command: 'addDependency', input: { from, to: task.id, type: 'FS', lag: 0 } })
    setSearch('')
  }
  return (
    <Select
      variant="unstyled"
      aria-label={t('task.addPredecessor')}
      placeholder={t('task.addPredecessor')}
      searchable
      limit={MOST}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      data={items}
      nothingFoundMessage={t('shell.searchNothing')}
      onChange={add}
    />
  )
}
