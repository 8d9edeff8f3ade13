import { useCallback, useMemo } from 'react'
import { create } from 'zustand'
import type { PlanIntent } from '#shared/commands/intent'
import type { Day } from '#shared/domain/day'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import { type IntentPreview, previewIntents } from '#shared/host/dispatch/previewPlan'
import { plans } from '#shared/host/dispatch/slipPolicy'
import type { PlanSet } from '#shared/host/documents/documentSet'
import type { Host } from '#shared/host/host'
import { useExplain } from './notices'
import { usePlanCalendars } from './planDates'
import { useHost, usePlan, useProject } from './projectContext'
import { useToday } from './today'

interface Previewed {
  /** Null while nothing is previewed. */
  readonly intents: readonly PlanIntent[] | null
  readonly project: string
}

/** What a person looks at before it is written, and in which project. */
export const usePreviewed = create<Previewed>(() => ({ intents: null, project: '' }))

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

interface Known {
  readonly plan: PlanSnapshot
  readonly intents: readonly PlanIntent[]
  readonly calendars: object
  readonly today: Day
  readonly preview: IntentPreview | Refusal
}

let known: Known | null = null

/** The same preview object for everybody who shows it. */
function previewOnce(documents: PlanSet, host: Host, asked: Omit<Known, 'preview'>): Known['preview'] {
  const { plan, intents, calendars, today } = asked
  const isKnown = known?.plan === plan && known.intents === intents && known.calendars === calendars
  if (known !== null && isKnown && known.today === today) return known.preview
  const preview = previewIntents(documents, intents, { workspace: host.workspace.snapshot(), today })
  known = { ...asked, preview }
  return preview
}

/** What is previewed in the open project; null for nothing, or when it cannot be done any more. */
export function usePreview(): IntentPreview | null {
  const { id, set } = useProject()
  const host = useHost()
  const { intents, project } = usePreviewed()
  const plan = usePlan()
  const calendars = usePlanCalendars()
  const today = useToday()
  return useMemo(() => {
    if (intents === null || project !== id) return null
    const preview = previewOnce(set.documents, host, { plan, intents, calendars, today })
    return isRefusal(preview) ? null : preview
  }, [intents, project, id, plan, set, host, calendars, today])
}

const SHOWN: Outcome = { done: true, event: null, kept: 0 }

/**
 * Hands intents to the open project: written at once, or shown first when a command plans and would concern others.
 * Answers as a dispatch does; what is shown first counts as done. A refusal is explained at the foot of the window.
 */
export function useDispatch(): (...intents: readonly PlanIntent[]) => Promise<Outcome> {
  const { id, set } = useProject()
  const host = useHost()
  const explain = useExplain()
  return useCallback(
    async (...intents) => {
      const { documents } = set
      const now = { workspace: host.workspace.snapshot(), today: host.ports.clock.today() }
      if (plans(intents)) {
        const preview = previewIntents(documents, intents, now)
        if (isRefusal(preview)) return explain(Promise.resolve(preview))
        if (preview.isSeenFirst) {
          usePreviewed.setState({ intents, project: id })
          return SHOWN
        }
      }
      return explain(documents.dispatch(intents))
    },
    [id, set, host, explain],
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
  return useCallback(async () => {
    const { intents } = usePreviewed.getState()
    leavePreview()
    if (intents !== null) await explain(set.documents.dispatch(intents))
  }, [set, explain])
}
