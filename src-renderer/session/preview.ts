import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { PlanIntent } from '#shared/commands/intent'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import type { IntentPreview } from '#shared/host/dispatch/previewPlan'
import { plans } from '#shared/host/dispatch/slipPolicy'
import type { PlanSet } from '#shared/host/documents/documentSet'
import { useExplain } from './notices'
import { type PreviewStore, previewStoreOf, usePreviewed } from './previewStore'
import { useWritten } from './moveReason'
import { useHost, useProject } from './projectContext'

/** What lies over the project steps back meanwhile: the preview has the keyboard. */
export function useIsPreviewing(): boolean {
  return usePreviewed(({ intents }) => intents !== null)
}

export function leavePreview(): void {
  usePreviewed.setState({ intents: null })
}

/** Shows what intents would do, whomever they concern. */
export function useShowPreview(): (intents: readonly PlanIntent[]) => void {
  const { id } = useProject()
  return useCallback(intents => usePreviewed.setState({ intents, project: id }), [id])
}

/** Adds to what is previewed. */
export function previewMore(more: readonly PlanIntent[]): void {
  usePreviewed.setState(({ intents }) => ({ intents: [...(intents ?? []), ...more] }))
}

function usePreviewStore(): PreviewStore {
  const { set } = useProject()
  return previewStoreOf(set.documents, useHost())
}

/** What is previewed in the open project; null for nothing, or when it cannot be done any more. */
export function usePreview(): IntentPreview | null {
  const { follow, now } = usePreviewStore()
  return useSyncExternalStore(follow, now)
}

const SHOWN: Outcome = { done: true, event: null, kept: 0 }

/**
 * Hands intents to the open project: written at once, or shown first when a command plans and would concern others.
 * Answers as a dispatch does; what is shown first counts as done. A refusal is explained at the foot of the window.
 */
export function useDispatch(): (...intents: readonly PlanIntent[]) => Promise<Outcome> {
  const { id, set } = useProject()
  const store = usePreviewStore()
  const explain = useExplain()
  const written = useWritten()
  return useCallback(
    async (...intents) => {
      if (plans(intents)) {
        const preview = store.decide(intents)
        if (isRefusal(preview)) return explain(Promise.resolve(preview))
        if (preview.isSeenFirst) {
          usePreviewed.setState({ intents, project: id })
          return SHOWN
        }
      }
      return written(intents, () => explain(set.documents.dispatch(intents)))
    },
    [id, set, store, explain, written],
  )
}

/** The same for one intent. */
export function useRun(): PlanSet['run'] {
  const dispatch = useDispatch()
  return useMemo(() => (command, input) => dispatch({ command, input } as unknown as PlanIntent), [dispatch])
}

/** Why an intent would be refused; null when it would not. Stays the same function while the plan changes. */
export function useRefusalOf(): (intent: PlanIntent) => Refusal | null {
  const { set } = useProject()
  return useCallback(
    intent => {
      const decision = set.documents.decide([intent])
      return isRefusal(decision) ? decision : null
    },
    [set],
  )
}

/** Writes what is previewed. */
export function useApply(): () => Promise<void> {
  const { set } = useProject()
  const explain = useExplain()
  const written = useWritten()
  return useCallback(async () => {
    const { intents } = usePreviewed.getState()
    leavePreview()
    if (intents !== null) await written(intents, () => explain(set.documents.dispatch(intents)))
  }, [set, explain, written])
}
