import { IconDots } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import type { Status } from '#shared/domain/records'
import { wordingIn } from '#shared/domain/wording'
import { type Card as Facts, sameCard } from '#shared/projections/card'
import { useScreen } from '../../session/screen'
import { StatusMark } from '../../widgets/StatusMark'
import classes from './Card.module.css'
import { CardFacts } from './CardFacts'
import { CardMenu } from './CardMenu'
import { CardPerson } from './CardPerson'
import { useCardWords } from './columns'
import { useDraggableCard } from './useDraggableCard'

interface CardProps {
  readonly facts: Facts
  readonly status: Status
}

/** Drawn again only when something that it shows has changed: a board holds hundreds. */
export const Card = memo(function Card({ facts, status }: CardProps) {
  const { task, phase, standing } = facts
  const isOpen = useScreen(screen => screen.taskId === task.id)
  const element = useRef<HTMLDivElement>(null)
  const { edge, isDragging } = useDraggableCard(element, task.id)
  const spine = phase === null ? 'var(--wr-line-strong)' : `var(--wr-${phase.colour}-fill)`
  return (
    <div
      ref={element}
      className={classes.card}
      data-task={task.id}
      data-closed={standing.isClosed || undefined}
      data-open={isOpen || undefined}
      data-dragging={isDragging || undefined}
      data-edge={edge ?? undefined}
      style={{ borderLeftColor: spine }}
    >
      <div className={classes.first}>
        <StatusMark status={status} size={15} />
        <Title facts={facts} isStruck={status.category === 'dropped'} />
        <MenuButton taskId={task.id} />
        <CardPerson task={task} />
      </div>
      {!standing.isClosed && <CardFacts card={facts} />}
    </div>
  )
}, isSame)

function isSame(a: CardProps, b: CardProps): boolean {
  return a.status === b.status && sameCard(a.facts, b.facts)
}

function Title({ facts: { task }, isStruck }: { facts: Facts; isStruck: boolean }) {
  const { language } = useCardWords()
  const openTask = useScreen(screen => screen.openTask)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    openTask(task.id)
  }
  return (
    <button
      type="button"
      className={classes.title}
      data-struck={isStruck || undefined}
      onClick={() => openTask(task.id)}
      onKeyDown={onKeyDown}
    >
      {wordingIn(task.title, language)}
    </button>
  )
}

/** A plain button until it is wanted: a menu on every card would cost more than all the cards. */
function MenuButton({ taskId }: { taskId: string }) {
  const words = useCardWords()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  if (isOpen) return <CardMenu taskId={taskId} onClose={close} />
  return (
    <button
      ref={button}
      type="button"
      className={classes.more}
      aria-haspopup="menu"
      aria-label={words.more}
      onClick={() => setOpen(true)}
    >
      <IconDots size={16} stroke={1.5} aria-hidden="true" />
    </button>
  )
}
