import type { NestTask } from '../commands/task/nestTask'
import { homesOf, type Outline } from '../projections/gantt/outline'
import type { GanttRows } from '../projections/gantt/rows'

/** Up and down among siblings; in: below the sibling above; out: to the level of its parent. */
export type NestWay = 'up' | 'down' | 'in' | 'out'

/** The input of `nestTask`; null when there is no place in this direction. */
export function nesting(
  { outline }: Pick<GanttRows, 'outline'>,
  taskId: string,
  way: NestWay,
): NestTask | null {
  const homes = homesOf(outline)
  const home = homes.get(taskId)
  if (home === undefined) return null
  const siblings = siblingsOf(outline, taskId)
  const at = siblings.indexOf(taskId)
  const { parent: parentId } = home
  if (way === 'up') return at === 0 ? null : { taskId, parentId, before: siblings[at - 1] ?? null }
  if (way === 'down') {
    return at === siblings.length - 1 ? null : { taskId, parentId, before: siblings[at + 2] ?? null }
  }
  if (way === 'in') {
    const above = siblings[at - 1]
    return above === undefined ? null : { taskId, parentId: above, before: null }
  }
  if (parentId === null) return null
  const aunts = siblingsOf(outline, parentId)
  const grandparent = homes.get(parentId)?.parent ?? null
  return { taskId, parentId: grandparent, before: aunts[aunts.indexOf(parentId) + 1] ?? null }
}

/** Tasks of one phase with the same parent, in order. */
function siblingsOf(outline: Outline, taskId: string): string[] {
  const homes = homesOf(outline)
  const home = homes.get(taskId)
  if (home === undefined) return []
  const tasks = outline.phases[home.phase]?.tasks ?? []
  return tasks.filter(id => homes.get(id)?.parent === home.parent)
}
