import { useEffect, useState } from 'react'
import type { Summary } from '#shared/projections/wall/summary'
import { useHost } from './projectContext'

/** What the wall shows of each project, by project id; follows every one that is kept anew. */
export function useSummaries(): ReadonlyMap<string, Summary> {
  const { summaries, ports } = useHost()
  const [all, setAll] = useState<ReadonlyMap<string, Summary>>(new Map())
  useEffect(() => {
    let isCurrent = true
    const read = (): void => {
      summaries.all().then(
        found => isCurrent && setAll(found),
        (fault: unknown) => ports.log.fault('summaries.failed', fault),
      )
    }
    read()
    const stop = summaries.subscribe(read)
    return () => {
      isCurrent = false
      stop()
    }
  }, [summaries, ports])
  return all
}
