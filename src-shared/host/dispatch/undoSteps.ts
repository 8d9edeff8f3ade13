import type { Performed } from '../../document/write'

/** One dispatch as it can be taken back. */
export interface UndoStep {
  readonly command: string
  readonly performed: readonly Performed[]
  /** The first event that tells of it. */
  readonly event: string
}

/** A step that later parts of the same work may still join. */
type Growing = UndoStep & { readonly performed: Performed[] }

/** The commands that undo and redo would take back; null for nothing. */
export interface UndoNames {
  readonly undo: string | null
  readonly redo: string | null
}

const MOST = 200

/** What this connection can undo and redo, newest last. A new step ends what could be redone. */
export function startUndoSteps(onNames: () => void) {
  const stacks: Record<'undo' | 'redo', Growing[]> = { undo: [], redo: [] }
  const put = (stack: 'undo' | 'redo', step: UndoStep): void => {
    stacks[stack].push({ ...step, performed: [...step.performed] })
    if (stacks[stack].length > MOST) stacks[stack].shift()
    onNames()
  }
  return {
    add: (step: UndoStep, joins: string | null): void => {
      stacks.redo = []
      const joined = joins === null ? undefined : stacks.undo.find(({ event }) => event === joins)
      if (joined === undefined) return put('undo', step)
      for (const one of step.performed) joined.performed.push(one)
      onNames()
    },
    put,
    take: (stack: 'undo' | 'redo'): UndoStep | null => {
      const step = stacks[stack].pop() ?? null
      if (step !== null) onNames()
      return step
    },
    /** The step that began with an event, wherever it stands; null when it is not on the stack any more. */
    takeUndoOf: (event: string): UndoStep | null => {
      const at = stacks.undo.findIndex(step => step.event === event)
      const [step = null] = at < 0 ? [] : stacks.undo.splice(at, 1)
      if (step !== null) onNames()
      return step
    },
    names: (): UndoNames => ({
      undo: stacks.undo.at(-1)?.command ?? null,
      redo: stacks.redo.at(-1)?.command ?? null,
    }),
  }
}
