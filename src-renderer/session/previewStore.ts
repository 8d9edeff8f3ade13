import { create } from 'zustand'
import type { PlanIntent } from '#shared/commands/intent'
import type { Day } from '#shared/domain/day'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { type IntentPreview, previewIntents } from '#shared/host/dispatch/previewPlan'
import type { PlanSet } from '#shared/host/documents/documentSet'
import type { Host } from '#shared/host/host'
import { type PlanCalendars, planCalendars } from '#shared/schedule/dates/planCalendars'

interface Previewed {
  /** Null while nothing is previewed. */
  readonly intents: readonly PlanIntent[] | null
  readonly project: string
}

/** What a person looks at before it is written, and in which project. */
export const usePreviewed = create<Previewed>(() => ({ intents: null, project: '' }))

/** The preview of one open project, for React and for what is drawn outside of it. */
export interface PreviewStore {
  /** Null when nothing is previewed, or when it cannot be done any more. The same object until something changes. */
  now(): IntentPreview | null
  follow(listener: () => void): () => void
  /** What intents would do now, or why they are refused. */
  decide(intents: readonly PlanIntent[]): IntentPreview | Refusal
}

const MINUTE_MS = 60_000

interface Known {
  readonly intents: readonly PlanIntent[]
  readonly plan: PlanSnapshot
  readonly calendars: PlanCalendars
  readonly today: Day
  readonly preview: IntentPreview | Refusal
}

const stores = new WeakMap<PlanSet, PreviewStore>()

/** The same store for the same open project, whoever asks. */
export function previewStoreOf(set: PlanSet, host: Host): PreviewStore {
  const store = stores.get(set) ?? makeStore(set, host)
  stores.set(set, store)
  return store
}

function makeStore(set: PlanSet, host: Host): PreviewStore {
  let known: Known | null = null
  const decide = (intents: readonly PlanIntent[]): IntentPreview | Refusal => {
    const [plan, workspace, today] = [set.snapshot(), host.workspace.snapshot(), host.ports.clock.today()]
    const calendars = planCalendars(workspace, plan)
    const isKnown = known?.intents === intents && known.plan === plan && known.calendars === calendars
    if (known !== null && isKnown && known.today === today) return known.preview
    const preview = previewIntents(set, intents, { workspace, today })
    known = { intents, plan, calendars, today, preview }
    return preview
  }
  const now = (): IntentPreview | null => {
    const { intents, project } = usePreviewed.getState()
    if (intents === null || project !== set.ids.project) return null
    const preview = decide(intents)
    return isRefusal(preview) ? null : preview
  }
  return { now, decide, follow: listener => followChanges(set, host, { now, listener }) }
}

interface Following {
  readonly now: () => IntentPreview | null
  readonly listener: () => void
}

function followChanges(set: PlanSet, host: Host, { now, listener }: Following): () => void {
  let last = now()
  const check = (): void => {
    const next = now()
    if (next === last) return
    last = next
    listener()
  }
  // The day is part of the preview: what begins before today is told.
  const timer = setInterval(check, MINUTE_MS)
  const stops = [usePreviewed.subscribe(check), set.subscribe(check), host.workspace.subscribe(check)]
  return () => {
    clearInterval(timer)
    for (const stop of stops) stop()
  }
}
