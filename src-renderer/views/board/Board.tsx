import { useMemo, useRef } from 'react'
import { board } from '#shared/projections/board'
import { usePlan } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { AddStatusColumn } from './AddStatusColumn'
import classes from './Board.module.css'
import { BoardColumn } from './BoardColumn'
import { FilterBar } from '../shell/FilterBar'
import { useCardDrag } from './useCardDrag'

export function Board() {
  const plan = usePlan()
  const filter = useScreen(screen => screen.filter)
  const columns = useMemo(() => board(plan, filter), [plan, filter])
  const scroller = useRef<HTMLDivElement>(null)
  useCardDrag(columns, scroller)
  return (
    <div className={classes.board}>
      <FilterBar />
      <div className={classes.columns} ref={scroller}>
        {columns.map(column => (
          <BoardColumn key={column.status.id} column={column} columns={columns} />
        ))}
        <AddStatusColumn />
      </div>
    </div>
  )
}
