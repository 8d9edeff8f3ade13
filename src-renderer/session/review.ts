import { useEffect, useMemo, useState } from 'react'
import { create } from 'zustand'
import { isRefusal } from '#shared/domain/refusal'
import { previewIntents } from '#shared/host/dispatch/previewPlan'
import { datesOf } from '#shared/host/planDates'
import { type LossEffect, lossEffect, mayMoveDates } from '#shared/projections/review/lossEffect'
import { type LossWriters, lossWriters } from '#shared/projections/review/lossWriters'
import {
  type Review,
  type ReviewEntry,
  reviewOf,
  workspaceReviewOf,
} from '#shared/projections/review/reviewEntries'
import type { WorkspaceKind } from '#shared/model/kinds'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { useSummaries } from './summaries'
import { useHost, usePlan, usePlanPart, useProject, useWorkspace } from './projectContext'

/** What is to be looked at after merges, in the open project. */
export function useReview(): Review {
  return reviewOf(usePlan())
}

export function useReviewCount(): number {
  return usePlanPart(plan => reviewOf(plan).open.length)
}

/** What is to be looked at after merges of the workspace's own records. */
export function useWorkspaceReview(): Review<WorkspaceKind> {
  const workspace = useWorkspace(snapshot => snapshot)
  return useMemo(() => workspaceReviewOf(workspace), [workspace])
}

/** Of projects that are shown now: what is kept of the others is not that new. */
const useShown = create<ReadonlyMap<string, number>>(() => new Map())

/** Tells the navigation how many merges of the open project wait to be looked at. */
export function useTellReviewCount(): void {
  const { id } = useProject()
  const count = useReviewCount()
  useEffect(() => {
    useShown.setState(new Map([[id, count]]), true)
    return () => useShown.setState(new Map(), true)
  }, [id, count])
}

/** Merges that wait to be looked at, of any project. */
export function useReviewCounts(): (project: string) => number {
  const shown = useShown()
  const summaries = useSummaries()
  return project => shown.get(project) ?? summaries.get(project)?.toReview ?? 0
}

type WritersOf = (entry: ReviewEntry) => LossWriters

/** Who wrote what, from the project's log; null until it was read for the first time. */
export function useLossWriters(entries: readonly ReviewEntry[]): WritersOf | null {
  const { ports } = useHost()
  const { id, set } = useProject()
  const createdAt = useWorkspace(workspace => workspace.project.get(id)?.createdAt)
  const [writersOf, setWriters] = useState<{ readonly of: WritersOf } | null>(null)
  useEffect(() => {
    let isCurrent = true
    const now = ports.clock.now()
    set.documents.history(createdAt ?? now, now).then(
      events => isCurrent && setWriters({ of: lossWriters(entries, events) }),
      (fault: unknown) => ports.log.fault('review.log', fault),
    )
    return () => {
      isCurrent = false
    }
  }, [set, ports, createdAt, entries])
  return writersOf?.of ?? null
}

/** What taking the value would do to dates; counted when nothing else happens, null until then and where it does nothing. */
export function useLossEffect(entry: ReviewEntry): LossEffect | null {
  const host = useHost()
  const { set } = useProject()
  const plan = usePlan()
  const workspace = useWorkspace(snapshot => snapshot)
  const [effect, setEffect] = useState<LossEffect | null>(null)
  const count = useMemo(
    () => (): LossEffect | null => {
      const intent = { command: 'takeLostValue', input: { lossId: entry.lossId } } as const
      const today = host.ports.clock.today()
      const preview = previewIntents(set.documents, [intent], { workspace, today })
      if (isRefusal(preview)) return null
      return lossEffect(entry, datesOf(set.documents.ids, plan, planCalendars(workspace, plan)), preview)
    },
    [entry, host, set, plan, workspace],
  )
  useEffect(() => {
    if (!mayMoveDates(entry)) return
    const waiting = requestIdleCallback(() => setEffect(count()), { timeout: 500 })
    return () => cancelIdleCallback(waiting)
  }, [entry, count])
  return effect
}
