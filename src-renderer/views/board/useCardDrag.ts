import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { Column } from '#shared/projections/board/board'
import { useRun } from '../../session/preview'

interface CardDrag extends Record<string | symbol, unknown> {
  readonly type: 'card'
  readonly taskId: string
}

interface ColumnTarget extends Record<string | symbol, unknown> {
  readonly type: 'column'
  readonly statusId: string
}

/** What a drop means: the innermost target is a card (before or after it), else a column (its end). */
export function useCardDrag(columns: readonly Column[], scroller: RefObject<HTMLElement | null>): void {
  const run = useRun()
  const drop = useEffectEvent((taskId: string, target: Record<string | symbol, unknown>) => {
    const place = placeOf(columns, target, extractClosestEdge(target))
    if (place !== null && place.before !== taskId) void run('moveTask', { taskId, ...place })
  })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    return combine(
      autoScrollForElements({ element }),
      monitorForElements({
        canMonitor: ({ source }) => source.data.type === 'card',
        onDrop: ({ source, location }) => {
          const [target] = location.current.dropTargets
          if (target !== undefined) drop((source.data as CardDrag).taskId, target.data)
        },
      }),
    )
  }, [scroller])
}

function placeOf(
  columns: readonly Column[],
  data: Record<string | symbol, unknown>,
  edge: string | null,
): { statusId: string; before: string | null } | null {
  if (data.type === 'column') return { statusId: (data as ColumnTarget).statusId, before: null }
  const over = (data as CardDrag).taskId
  for (const { status, tasks } of columns) {
    const at = tasks.findIndex(task => task.id === over)
    if (at < 0) continue
    return { statusId: status.id, before: edge === 'bottom' ? (tasks[at + 1]?.id ?? null) : over }
  }
  return null
}
