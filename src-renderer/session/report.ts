import { startTransition, useEffect, useEffectEvent, useState } from 'react'
import { type Retrospective, retrospective } from '#shared/insight/retrospective'
import { withoutActions } from '#shared/insight/withoutActions'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { useAfterPaint } from './afterPaint'
import { useCalendar } from './planDates'
import { usePlan, useProject, useHost, useWorkspace } from './projectContext'
import { useToday } from './today'

export interface Report {
  readonly retro: Retrospective
  /** The plan that was counted. */
  readonly plan: PlanSnapshot
  readonly events: number
  /** Epoch milliseconds. */
  readonly at: number
}

/** Made after a pause of the events, so that it takes no time from what somebody is doing. */
const REST_MS = 150

/**
 * The report of the open project; null until it was counted for the first time. It is counted when nothing else
 * happens, and again after a change of what it counts; until then the last one stays.
 */
export function useReport(): Report | null {
  const isPainted = useAfterPaint()
  const plan = usePlan()
  const { id, set } = useProject()
  const { log, clock } = useHost().ports
  const createdAt = useWorkspace(workspace => workspace.project.get(id)?.createdAt)
  const calendar = useCalendar()
  const today = useToday()
  const [report, setReport] = useState<Report | null>(null)
  const count = useEffectEvent(async (isCurrent: () => boolean): Promise<void> => {
    const now = clock.now()
    const events = await set.documents.history(createdAt ?? now, now)
    await idle()
    if (!isCurrent()) return
    const counted = withoutActions(plan)
    const retro = retrospective(counted, events, { calendar, now, today, zone: clock.zone })
    // In slices: drawing it may take longer than counting it.
    startTransition(() => setReport({ retro, plan: counted, events: events.length, at: now }))
  })
  const rest = useEffectEvent(() => (report === null ? 0 : REST_MS))
  const { task, phase, status, dependency, keyDate, goal } = plan
  useEffect(() => {
    if (!isPainted) return
    let isHere = true
    const timer = setTimeout(
      () => count(() => isHere).catch((fault: unknown) => log.fault('report.failed', fault)),
      rest(),
    )
    return () => {
      isHere = false
      clearTimeout(timer)
    }
  }, [isPainted, set, log, task, phase, status, dependency, keyDate, goal, calendar, today, createdAt])
  return report
}

function idle(): Promise<unknown> {
  return new Promise(resolve => requestIdleCallback(resolve, { timeout: 500 }))
}
