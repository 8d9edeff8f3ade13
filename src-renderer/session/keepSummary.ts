import { create } from 'zustand'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import { summary } from '#shared/projections/wall/summary'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { planDates } from '#shared/schedule/dates/planDates'
import type { DocumentHost } from './host/documentHost'
import type { SessionPorts } from './sessionPorts'

export const SUMMARY_PREFIX = 'summary.'

/** Counts the pictures kept, so that a wall that is open hears of a new one. */
export const useSummaryCount = create<{ readonly kept: number }>(() => ({ kept: 0 }))

/** What was kept last of each project: leaving one that nobody changed costs nothing. */
const last = new Map<string, { readonly plan: PlanSnapshot; readonly today: string }>()

export interface SummaryGround {
  readonly ports: SessionPorts
  readonly host: Pick<DocumentHost, 'workspace'>
}

/** A picture of one project for the wall, kept on this computer so that the list opens no document. */
export function keepSummary({ ports, host }: SummaryGround, project: string, plan: PlanSnapshot): void {
  const today = ports.clock.today()
  const before = last.get(project)
  if (before?.plan === plan && before.today === today) return
  last.set(project, { plan, today })
  const dates = planDates(plan, planCalendars(host.workspace.snapshot(), plan), null)
  const picture = summary(plan, { dates, today })
  ports.facts.put(SUMMARY_PREFIX + project, picture).then(
    () => useSummaryCount.setState(({ kept }) => ({ kept: kept + 1 })),
    (fault: unknown) => {
      last.delete(project)
      ports.log.fault('summary.failed', fault)
    },
  )
}
