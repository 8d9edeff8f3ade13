import type { Performed } from '#shared/document/write'

/** One command as it can be taken back. */
export interface Step {
  readonly command: string
  readonly performed: readonly Performed[]
  readonly event: string
}

/** A step that later parts of the same command may still join. */
type Growing = Step & { readonly performed: Performed[] }

export interface Steps {
  readonly undo: string | null
  readonly redo: string | null
}

const MOST = 200

/** What this seat can undo and redo, newest last. A new deed ends what could be redone. */
export function startSteps() {
  const stacks: Record<'undo' | 'redo', Growing[]> = { undo: [], redo: [] }
  const put = (stack: 'undo' | 'redo', step: Step): void => {
    stacks[stack].push({ ...step, performed: [...step.performed] })
    if (stacks[stack].length > MOST) stacks[stack].shift()
  }
  return {
    add: (step: Step, joins: string | null): void => {
      stacks.redo = []
      const last = stacks.undo.at(-1)
      if (joins === null || last?.event !== joins) put('undo', step)
      else for (const one of step.performed) last.performed.push(one)
    },
    put,
    take: (stack: 'undo' | 'redo'): Step | null => stacks[stack].pop() ?? null,
    names: (): Steps => ({
      undo: stacks.undo.at(-1)?.command ?? null,
      redo: stacks.redo.at(-1)?.command ?? null,
    }),
  }
}
