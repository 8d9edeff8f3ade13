import { startTransition, useEffect, useState } from 'react'
import type { KeptSummary } from '#shared/host/projects/summaries'
import type { Summary } from '#shared/projections/wall/summary'
import { useHost } from './projectContext'

/**
 * What the wall shows of each project, by project id; follows every one that is kept anew, when nothing more urgent
 * is to be drawn. A project that did not change keeps its object.
 */
export function useSummaries(): ReadonlyMap<string, Summary> {
  const { summaries, ports } = useHost()
  const [all, setAll] = useState<ReadonlyMap<string, Summary>>(new Map())
  useEffect(() => {
    let isCurrent = true
    const told = new Map<string, Summary>()
    const stop = summaries.subscribe(({ project, summary }: KeptSummary) => {
      told.set(project, summary)
      startTransition(() => setAll(before => new Map(before).set(project, summary)))
    })
    summaries.all().then(
      // What was told meanwhile is newer than what was read.
      found => isCurrent && setAll(new Map([...found, ...told])),
      (fault: unknown) => ports.log.fault('summaries.failed', fault),
    )
    return () => {
      isCurrent = false
      stop()
    }
  }, [summaries, ports])
  return all
}
