import { useEffect, useState } from 'react'
import type { Summary } from '#shared/projections/wall/summary'
import { keepSummary, SUMMARY_PREFIX, useSummaryCount } from './keepSummary'
import { useSession } from './projectContext'
import type { Session } from './session'

export function rememberSummary(session: Session, project: string): void {
  const set = session.host.openProjects().find(open => open.ids.project === project)
  if (set === undefined) return
  keepSummary(session, project, set.snapshot())
}

/** By project id. Written and read by this app alone, so its shape is trusted. */
export function useSummaries(): ReadonlyMap<string, Summary> {
  const session = useSession()
  const kept = useSummaryCount(count => count.kept)
  const [summaries, setSummaries] = useState<ReadonlyMap<string, Summary>>(new Map())
  useEffect(() => {
    let isCurrent = true
    const { facts, log } = session.ports
    facts.all(SUMMARY_PREFIX).then(
      all => {
        if (isCurrent)
          setSummaries(
            new Map(all.map(([key, value]) => [key.slice(SUMMARY_PREFIX.length), value as Summary])),
          )
      },
      (fault: unknown) => log.fault('summaries.failed', fault),
    )
    return () => {
      isCurrent = false
    }
  }, [session, kept])
  return summaries
}
