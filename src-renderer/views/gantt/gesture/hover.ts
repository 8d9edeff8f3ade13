import type { GanttTaskRow } from '#shared/projections/gantt/row'
import type { GestureContext } from './context'
import type { Hit } from './hit'
import type { Point } from '../stage/geometry'
import { tipWords } from '../paint/tipWords'

const REST_MS = 350

/** Sets the cursor at once, and shows the tooltip after the pointer has rested on a bar. */
export function hoverer({ parts, ports }: GestureContext): (hit: Hit, point: Point) => void {
  const { body, tip, linkHandles, frame, pointerState } = parts
  let timer: ReturnType<typeof setTimeout> | undefined
  let over: GanttTaskRow | null = null
  let handled: string | null = null
  return (hit, point) => {
    body.dataset.over = kindOf(hit)
    const hoveredLink = hit.on === 'line' ? hit.dependencyId : null
    if (hoveredLink !== pointerState.hoveredLink) {
      pointerState.hoveredLink = hoveredLink
      frame.request()
    }
    const held = hit.on === 'handle' || hit.on === 'bar' || hit.on === 'end' ? hit.row.key : null
    if (held !== handled) {
      handled = held
      linkHandles.show(held)
      frame.request()
    }
    const row = hit.on === 'bar' || hit.on === 'end' ? hit.row : null
    if (row === over) return
    over = row
    clearTimeout(timer)
    tip.hide()
    if (row === null || !('at' in hit)) return
    const { at } = hit
    timer = setTimeout(() => {
      if (over === row && body.isConnected) showTip({ parts, ports }, row, { at, x: point.x })
    }, REST_MS)
  }
}

function kindOf(hit: Hit): string {
  if (hit.on !== 'bar' && hit.on !== 'end') return hit.on
  if (hit.row.below > 0) return 'pinned'
  return hit.on === 'bar' && hit.row.task.timing.pin !== null ? 'pinned' : hit.on
}

export function showTip(
  { parts, ports }: Pick<GestureContext, 'parts' | 'ports'>,
  row: GanttTaskRow,
  { at, x }: { readonly at: number; readonly x: number },
): void {
  const { tip, view } = parts
  tip.show(tipWords(row, ports.plan.now(), ports.words), { row: at, x })
  tip.place(view)
}
