import { memo, type KeyboardEvent, useRef } from 'react'
import type { Task } from '#shared/domain/records'
import type { Column } from '#shared/projections/board'
import { card } from '#shared/projections/card'
import { useCalendar, usePlan } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useToday } from '../../session/today'
import { StatusMark } from '../../widgets/StatusMark'
import { useWording } from '../../widgets/wording'
import classes from './Card.module.css'
import { CardFacts } from './CardFacts'
import { CardMenu } from './CardMenu'
import { CardPerson } from './CardPerson'
import { useDraggableCard } from './useDraggableCard'

interface CardProps {
  readonly task: Task
  readonly column: Column
  readonly columns: readonly Column[]
}

export const Card = memo(function Card({ task, column, columns }: CardProps) {
  const word = useWording()
  const plan = usePlan()
  const calendar = useCalendar()
  const today = useToday()
  const openTask = useScreen(screen => screen.openTask)
  const isOpen = useScreen(screen => screen.taskId === task.id)
  const element = useRef<HTMLDivElement>(null)
  const { edge, isDragging } = useDraggableCard(element, task.id)
  const facts = card(plan, task, { calendar, today })
  const spine = facts.phase === null ? 'var(--wr-line-strong)' : `var(--wr-${facts.phase.colour}-fill)`
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.key !== 'Enter') return
    event.preventDefault()
    openTask(task.id)
  }
  return (
    <div
      ref={element}
      className={classes.card}
      data-task={task.id}
      data-closed={facts.standing.isClosed || undefined}
      data-open={isOpen || undefined}
      data-dragging={isDragging || undefined}
      data-edge={edge ?? undefined}
      style={{ borderLeftColor: spine }}
    >
      <div className={classes.first}>
        <StatusMark status={column.status} size={15} />
        <button
          type="button"
          className={classes.title}
          data-struck={column.status.category === 'dropped' || undefined}
          onClick={() => openTask(task.id)}
          onKeyDown={onKeyDown}
        >
          {word(task.title)}
        </button>
        <CardMenu task={task} column={column} columns={columns} />
        <CardPerson task={task} />
      </div>
      {!facts.standing.isClosed && <CardFacts card={facts} />}
    </div>
  )
})
