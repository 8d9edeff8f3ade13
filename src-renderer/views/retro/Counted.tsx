import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlanPart } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { StatusMark } from '../../widgets/StatusMark'
import { useWording } from '../../widgets/wording'
import classes from './Counted.module.css'

/** Some of the tasks behind a number, under a name. */
export interface Group {
  readonly label: string
  readonly ids: readonly string[]
}

interface CountedProps {
  /** What is counted. */
  readonly label: string
  /** The number as it is shown. */
  readonly value: string
  readonly n: number
  readonly groups: readonly Group[]
  readonly className?: string | undefined
  readonly children?: ReactNode
}

/** A number that opens the tasks behind it. */
export function Counted({ label, value, n, groups, className, children }: CountedProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const shown = groups.filter(group => group.ids.length > 0)
  const content = children ?? <Basis n={n} />
  if (shown.length === 0) return <span className={className}>{content}</span>
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus width={340}>
      <Popover.Target>
        <button
          type="button"
          className={`${classes.counted} ${className ?? ''}`}
          aria-label={t('retro.open', { label, value, n })}
          onClick={() => setOpen(!isOpen)}
        >
          {content}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {isOpen && <Groups groups={shown} onClose={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Basis({ n }: { n: number }) {
  return <span className={classes.basis}>{`n=${n}`}</span>
}

const MOST = 200

function Groups({ groups, onClose }: { groups: readonly Group[]; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.groups}>
      {groups.map(({ label, ids }) => (
        <section key={label}>
          <h4>
            {label} <small>{ids.length}</small>
          </h4>
          <ul>
            {ids.slice(0, MOST).map(taskId => (
              <li key={taskId}>
                <TaskButton taskId={taskId} onOpen={onClose} />
              </li>
            ))}
          </ul>
          {ids.length > MOST && <p>{t('retro.more', { count: ids.length - MOST })}</p>}
        </section>
      ))}
    </div>
  )
}

interface TaskButtonProps {
  readonly taskId: string
  readonly onOpen?: () => void
  /** Without its status, inside a line of text. */
  readonly isPlain?: boolean
}

/** A task by its title; opens its panel. */
export function TaskButton({ taskId, onOpen, isPlain = false }: TaskButtonProps) {
  const word = useWording()
  const task = usePlanPart(plan => plan.task.get(taskId))
  const status = usePlanPart(plan => (task === undefined ? undefined : plan.status.get(task.statusId)))
  const openTask = useScreen(screen => screen.openTask)
  if (task === undefined) return null
  const open = (): void => {
    onOpen?.()
    openTask(taskId)
  }
  return (
    <button
      type="button"
      className={isPlain ? classes.plain : classes.task}
      title={word(task.title)}
      data-counted-task={taskId}
      onClick={open}
    >
      {!isPlain && status !== undefined && <StatusMark status={status} />}
      <span>{word(task.title)}</span>
    </button>
  )
}
