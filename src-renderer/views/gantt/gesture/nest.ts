import type { NestWay } from '#shared/intents/nesting'
import { wordingIn } from '#shared/domain/wording'
import type { GestureContext } from './context'

/** Moves a task with its subtasks in the outline, and keeps it visible. */
export function nest({ parts, ports, viewport }: GestureContext, taskId: string, way: NestWay): void {
  const intent = parts.model.nesting(taskId, way)
  if (intent === null) {
    ports.announce(ports.words.say(`gantt.noNest.${way}`))
    return
  }
  if (way === 'in' && intent.parentId !== null) parts.model.collapse(intent.parentId, false)
  void ports.dispatch({ command: 'nestTask', input: intent }).then(({ isDone }) => {
    const at = parts.model.rowOf(taskId)
    if (!isDone || at === undefined) return
    viewport.showRow(at)
    const task = ports.plan.now().task.get(taskId)
    const title = task === undefined ? '' : wordingIn(task.title, ports.words.language)
    ports.announce(ports.words.say(`gantt.nested.${way}`, { task: title }))
  })
}
