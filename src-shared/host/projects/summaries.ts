import { EMPTY_PLAN, type PlanSnapshot, type WorkspaceSnapshot } from '../../model/snapshot'
import { type Summary, summary } from '../../projections/wall/summary'
import { planCalendars } from '../../schedule/dates/planCalendars'
import { planDates } from '../../schedule/dates/planDates'
import { startListeners } from '../documents/listeners'
import type { HostPorts } from '../hostPorts'

const PREFIX = 'summary.'

/** What the wall shows of each project, kept on this computer so that the list opens no document. */
export interface Summaries {
  /** Costs nothing when the project is as it was when it was last kept. */
  keep(project: string, plan: PlanSnapshot): void
  forget(project: string): Promise<void>
  /** By project id. Written and read by this app alone, so its shape is trusted. */
  all(): Promise<ReadonlyMap<string, Summary>>
  /** Called after each one that was kept, with it alone. */
  subscribe(listener: (kept: KeptSummary) => void): () => void
}

export interface KeptSummary {
  readonly project: string
  readonly summary: Summary
}

interface Kept {
  readonly plan: PlanSnapshot
  readonly today: string
}

export function startSummaries(
  { facts, clock, log }: Pick<HostPorts, 'facts' | 'clock' | 'log'>,
  workspace: () => WorkspaceSnapshot,
): Summaries {
  const last = new Map<string, Kept>()
  const listeners = startListeners<KeptSummary>(log)
  return {
    keep: (project, plan) => {
      if (plan === EMPTY_PLAN) return // this version can't read it: what is known of it stays
      const today = clock.today()
      const before = last.get(project)
      if (before?.plan === plan && before.today === today) return
      last.set(project, { plan, today })
      const dates = planDates(plan, planCalendars(workspace(), plan), null)
      const made = summary(plan, { dates, today })
      facts.put(PREFIX + project, made).then(
        () => listeners.tell({ project, summary: made }),
        (fault: unknown) => {
          last.delete(project)
          log.fault('summary.failed', fault)
        },
      )
    },
    forget: async project => {
      last.delete(project)
      await facts.remove(PREFIX + project)
    },
    all: async () => {
      const entries = await facts.all(PREFIX)
      return new Map(entries.map(([key, value]) => [key.slice(PREFIX.length), value as Summary]))
    },
    subscribe: listeners.subscribe,
  }
}
