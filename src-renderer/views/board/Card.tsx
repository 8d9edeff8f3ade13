import type { Status } from '#shared/model/status'
import { IconDots } from '@tabler/icons-react'
import { type KeyboardEvent, memo, type MouseEvent, useRef, useState } from 'react'
import { wordingIn } from '#shared/domain/wording'
import { type Card as Facts, sameCard } from '#shared/projections/board/card'
import { useIsLocked } from '../../session/projectContext'
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
  /** The one card of its column that Tab stops at. */
  readonly isCurrent: boolean
}

/** Drawn again only when something that it shows has changed: a board holds hundreds. */
export const Card = memo(function Card({ facts, status, isCurrent }: CardProps) {
  const { task, phase, standing } = facts
  const isOpen = useScreen(screen => screen.taskId === task.id)
  const isLocked = useIsLocked()
  const element = useRef<HTMLDivElement>(null)
  const { edge, isDragging } = useDraggableCard(element, isLocked ? null : task.id)
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
      onContextMenu={openMenu}
    >
      <div className={classes.first}>
        <StatusMark status={standing.isDone ? { ...status, category: 'done' } : status} size={15} />
        <Title facts={facts} isStruck={status.category === 'dropped'} isCurrent={isCurrent} />
        {!isLocked && <MenuButton taskId={task.id} isCurrent={isCurrent} />}
        <CardPerson task={task} />
      </div>
      {!standing.isClosed && <CardFacts card={facts} />}
    </div>
  )
}, isSame)

/** A right click opens the menu of the card, as in the chart. */
function openMenu(event: MouseEvent<HTMLElement>): void {
  event.preventDefault()
  event.currentTarget.querySelector<HTMLElement>('button[aria-haspopup]')?.click()
}

function isSame(a: CardProps, b: CardProps): boolean {
  return a.status === b.status && a.isCurrent === b.isCurrent && sameCard(a.facts, b.facts)
}

interface TitleProps {
  readonly facts: Facts
  readonly isStruck: boolean
  readonly isCurrent: boolean
}

function Title({ facts: { task }, isStruck, isCurrent }: TitleProps) {
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
      tabIndex={isCurrent ? 0 : -1}
      data-struck={isStruck || undefined}
      onClick={() => openTask(task.id)}
      onKeyDown={onKeyDown}
    >
      {wordingIn(task.title, language)}
    </button>
  )
}

/** The menu is created when it is opened: one for every card would cost more than all the cards. */
function MenuButton({ taskId, isCurrent }: { taskId: string; isCurrent: boolean }) {
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
      tabIndex={isCurrent ? 0 : -1}
      aria-haspopup="menu"
      aria-label={words.more}
      onClick={() => setOpen(true)}
    >
      <IconDots size={16} stroke={1.5} aria-hidden="true" />
    </button>
  )
}
