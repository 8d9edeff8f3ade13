import { create } from 'zustand'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { withDutyDays } from '#shared/calendar/workCalendar'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import { summary } from '#shared/projections/summary'
import type { SessionPorts } from './sessionPorts'

export const SUMMARY_PREFIX = 'summary.'

/** Counts the pictures kept, so that a wall that is open hears of a new one. */
export const useSummaryCount = create<{ readonly kept: number }>(() => ({ kept: 0 }))

/** What was kept last of each project: leaving one that nobody changed costs nothing. */
const last = new Map<string, { readonly plan: PlanSnapshot; readonly today: string }>()

/** A picture of one project for the wall, kept on this computer so that the list opens no document. */
export function keepSummary(ports: SessionPorts, project: string, plan: PlanSnapshot): void {
  const today = ports.clock.today()
  const before = last.get(project)
  if (before?.plan === plan && before.today === today) return
  last.set(project, { plan, today })
  const T = plan.keyDate.get('T')?.day
  const calendar = T === undefined ? chinaCalendar : withDutyDays(chinaCalendar, [T])
  const picture = summary(plan, { calendar, today })
  ports.facts.put(SUMMARY_PREFIX + project, picture).then(
    () => useSummaryCount.setState(({ kept }) => ({ kept: kept + 1 })),
    (fault: unknown) => {
      last.delete(project)
      ports.log.fault('summary.failed', fault)
    },
  )
}
