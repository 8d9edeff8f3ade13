import { startTransition, useEffect, useState } from 'react'
import type { Event } from '#shared/model/event'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { useHost, usePlan, useProject, useWorkspace } from './projectContext'

/** A project's log, and the plan that it had led to when it was read. */
export interface ProjectLog {
  readonly events: readonly Event[]
  readonly plan: PlanSnapshot
  /** When the project was made, in epoch milliseconds. */
  readonly createdAt: number
}

/** Read again after a pause of the changes, and drawn in slices; null until it was read for the first time. */
export function useProjectLog(): ProjectLog | null {
  const { ports } = useHost()
  const { id, set } = useProject()
  const plan = usePlan()
  const createdAt = useWorkspace(workspace => workspace.project.get(id)?.createdAt)
  const [log, setLog] = useState<ProjectLog | null>(null)
  const isRead = log !== null
  useEffect(() => {
    let isCurrent = true
    const read = (): void => {
      const now = ports.clock.now()
      set.documents.history(createdAt ?? now, now).then(
        events => {
          if (isCurrent) startTransition(() => setLog({ events, plan, createdAt: createdAt ?? now }))
        },
        (fault: unknown) => ports.log.fault('history.failed', fault),
      )
    }
    const timer = setTimeout(read, isRead ? REST_MS : 0)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [set, plan, ports, createdAt, isRead])
  return log
}

const REST_MS = 150
