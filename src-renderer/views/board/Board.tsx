import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { board, type Column } from '#shared/projections/board/board'
import { useIsLocked, usePlan } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { AddStatusColumn } from './AddStatusColumn'
import classes from './Board.module.css'
import { BoardColumn } from './BoardColumn'
import { CardWordsContext, ColumnsContext, useLookedUpWords } from './columns'
import { useCardDrag } from './useCardDrag'

export function Board() {
  const plan = usePlan()
  const isLocked = useIsLocked()
  const filter = useScreen(screen => screen.filter)
  const columns = useMemo(() => board(plan, filter), [plan, filter])
  const words = useLookedUpWords()
  const scroller = useRef<HTMLDivElement>(null)
  useCardDrag(columns, scroller)
  const shown = useSlotsShown(columns.length)
  return (
    <div className={classes.board}>
      <ColumnsContext value={columns}>
        <CardWordsContext value={words}>
          <div className={classes.columns} ref={scroller}>
            {slotsOf(columns).map((slot, at) => (
              <div key={slot[0]?.status.id} className={classes.slot}>
                {at < shown && slot.map(column => <BoardColumn key={column.status.id} column={column} />)}
              </div>
            ))}
            {!isLocked && <AddStatusColumn />}
          </div>
        </CardWordsContext>
      </ColumnsContext>
    </div>
  )
}

/** Columns of waiting work are short and stand one above the other in one slot. */
function slotsOf(columns: readonly Column[]): Column[][] {
  const slots: Column[][] = []
  for (const column of columns) {
    const last = slots.at(-1)
    const isStacked = column.status.category === 'waiting' && last?.[0]?.status.category === 'waiting'
    if (isStacked) last?.push(column)
    else slots.push([column])
  }
  return slots
}

/** Columns of the first paint; the others follow one at a time. */
const FIRST_SLOTS = 3

/** One more column per render, so that a board of dozens of lists or thousands of cards appears at once. */
function useSlotsShown(slots: number): number {
  const [shown, setShown] = useState(FIRST_SLOTS)
  useEffect(() => {
    if (shown >= slots) return
    const timer = setTimeout(() => startTransition(() => setShown(shown + 1)))
    return () => clearTimeout(timer)
  }, [shown, slots])
  return shown
}
