import {
  attachClosestEdge,
  type Edge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'

const REGISTER_MS = 80

/** A card that can be dragged and that other cards can be put before or after; null where nothing is moved. */
export function useDraggableCard(card: RefObject<HTMLElement | null>, taskId: string | null) {
  const [edge, setEdge] = useState<Edge | null>(null)
  const [isDragging, setDragging] = useState(false)
  useEffect(() => {
    const element = card.current
    if (element === null || taskId === null) return
    const data = { type: 'card', taskId }
    const follow = (self: Record<string | symbol, unknown>, source: unknown): void =>
      setEdge(source === taskId ? null : extractClosestEdge(self))
    // After the paint: nobody drags in the first moment, and a board registers dozens at once.
    let stop = (): void => undefined
    const register = (): void => {
      stop = combine(
        draggable({
          element,
          getInitialData: () => data,
          onDragStart: () => setDragging(true),
          onDrop: () => setDragging(false),
        }),
        dropTargetForElements({
          element,
          canDrop: ({ source }) => source.data.type === 'card',
          getData: ({ input }) =>
            attachClosestEdge(data, { element, input, allowedEdges: ['top', 'bottom'] }),
          onDrag: ({ self, source }) => follow(self.data, source.data.taskId),
          onDragLeave: () => setEdge(null),
          onDrop: () => setEdge(null),
        }),
      )
    }
    const timer = setTimeout(register, REGISTER_MS)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [card, taskId])
  return { edge, isDragging }
}
