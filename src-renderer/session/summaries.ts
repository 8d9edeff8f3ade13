import { useEffect, useState } from 'react'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { withDutyDays } from '#shared/calendar/workCalendar'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import { summary, type Summary } from '#shared/projections/summary'
import { useSession } from './projectContext'
import type { Session } from './session'

const PREFIX = 'summary.'

/** Pictures of projects for the wall, kept on this computer so that the list opens no document. */
export function rememberSummary(session: Session, project: string): void {
  const set = session.host.openProjects().find(open => open.ids.project === project)
  if (set === undefined) return
  keepSummary(session, project, set.snapshot())
}

export function keepSummary(session: Session, project: string, plan: PlanSnapshot): void {
  const T = plan.keyDate.get('T')?.day
  const calendar = T === undefined ? chinaCalendar : withDutyDays(chinaCalendar, [T])
  const { facts, clock, log } = session.ports
  const work = facts.put(PREFIX + project, summary(plan, { calendar, today: clock.today() }))
  work.catch((fault: unknown) => log.fault('summary.failed', fault))
}

/** By project id. Written and read by this app alone, so its shape is trusted. */
export function useSummaries(): ReadonlyMap<string, Summary> {
  const session = useSession()
  const [summaries, setSummaries] = useState<ReadonlyMap<string, Summary>>(new Map())
  useEffect(() => {
    let isCurrent = true
    const { facts, log } = session.ports
    facts.all(PREFIX).then(
      all => {
        if (isCurrent)
          setSummaries(new Map(all.map(([key, value]) => [key.slice(PREFIX.length), value as Summary])))
      },
      (fault: unknown) => log.fault('summaries.failed', fault),
    )
    return () => {
      isCurrent = false
    }
  }, [session])
  return summaries
}
