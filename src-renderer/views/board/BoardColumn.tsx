import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#shared/projections/board/board'
import { card } from '#shared/projections/board/card'
import { useOutlook } from '../../session/planDates'
import { useIsLocked, usePlan } from '../../session/projectContext'
import { StatusMark } from '../../widgets/StatusMark'
import { useStatusName } from '../../widgets/wording'
import { AddCard } from './AddCard'
import classes from './BoardColumn.module.css'
import { Card } from './Card'
import { ColumnMenu } from './ColumnMenu'
import { unhurried } from './unhurried'
import { useCardKeys } from './useCardKeys'

const CARD_HEIGHT = 66
/** One line each, so that they need not be measured. */
const DONE_HEIGHT = 42

/** Rendered again only when its own cards or the plan changed, not when another column is added. */
export const BoardColumn = memo(function BoardColumn({ column }: { column: Column }) {
  const plan = usePlan()
  const outlook = useOutlook()
  const nameOf = useStatusName()
  const isLocked = useIsLocked()
  const { status, tasks } = column
  const list = useRef<HTMLDivElement>(null)
  const isOver = useDropTarget(list, status.id)
  const isClosed = status.category === 'done' || status.category === 'dropped'
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => list.current,
    estimateSize: () => (isClosed ? DONE_HEIGHT : CARD_HEIGHT),
    getItemKey: index => tasks[index]?.id ?? index,
    overscan: 1,
    ...unhurried,
  })
  const shown = virtual.getVirtualItems()
  const { current, onFocus, onKeyDown } = useCardKeys(column, virtual)
  return (
    <section
      className={classes.column}
      aria-label={nameOf(status)}
      data-status={status.id}
      data-over={isOver || undefined}
    >
      <ColumnHead column={column} />
      {status.category === 'todo' && !isLocked && <AddCard statusId={status.id} />}
      <div
        className={classes.list}
        ref={list}
        role="list"
        data-total={tasks.length}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: virtual.getTotalSize() }}>
          <div style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
            {shown.map(item => {
              const task = tasks[item.index]
              return task === undefined ? null : (
                <div
                  key={item.key}
                  ref={isClosed ? undefined : virtual.measureElement}
                  data-index={item.index}
                  className={classes.slot}
                  role="listitem"
                >
                  <Card facts={card(plan, task, outlook)} status={status} isCurrent={task.id === current} />
                </div>
              )
            })}
          </div>
        </div>
      </div>
    </section>
  )
})

function ColumnHead({ column }: { column: Column }) {
  const { t } = useTranslation()
  const nameOf = useStatusName()
  const isLocked = useIsLocked()
  const { status, tasks, total, isOverLimit } = column
  return (
    <header
      className={classes.head}
      data-over={isOverLimit || undefined}
      style={{ borderTopColor: `var(--wr-${status.colour})` }}
    >
      <StatusMark status={status} />
      <h2>{nameOf(status)}</h2>
      <span className={classes.count}>{tasks.length === total ? total : `${tasks.length}/${total}`}</span>
      {status.limit !== null && (
        <span className={classes.limit}>{t('board.limit', { limit: status.limit })}</span>
      )}
      {!isLocked && <ColumnMenu status={status} />}
    </header>
  )
}

function useDropTarget(list: React.RefObject<HTMLDivElement | null>, statusId: string): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const element = list.current
    if (element === null) return
    return combine(
      autoScrollForElements({ element }),
      dropTargetForElements({
        element,
        getData: () => ({ type: 'column', statusId }),
        canDrop: ({ source }) => source.data.type === 'card',
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    )
  }, [list, statusId])
  return isOver
}
