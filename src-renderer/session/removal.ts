import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanIntent, WorkspaceIntent } from '#shared/commands/intent'
import { isRefusal } from '#shared/domain/refusal'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import type { Event } from '#shared/model/event'
import type { GoesWith } from '#shared/projections/removal/goesWith'
import { recentlyRemoved, type Removal, REMOVED_DAYS } from '#shared/projections/removal/recentlyRemoved'
import { useExplain, useNotices } from './notices'
import { useDispatch } from './preview'
import { useHost, usePlan, useProject, useSession, useWorkspace } from './projectContext'

const DAY_MS = 86_400_000

/** 3 个清单项、2 条评论 */
export function useGoesWithWords(): (counts: GoesWith) => string {
  const { t } = useTranslation()
  return useCallback(counts => goesWithWords(t, counts), [t])
}

function goesWithWords(t: ReturnType<typeof useTranslation>['t'], counts: GoesWith): string {
  return Object.entries(counts)
    .map(([sort, count]) => t(`removal.${sort}`, { count }))
    .join(t('removal.and'))
}

/** What a removal says of itself. */
interface Told {
  readonly name: string
  readonly counts?: GoesWith
}

/** Removes at once, says in numbers what went with it, and offers to take back just this, whatever was done since. */
export function useRemoval(): (intent: PlanIntent, told: Told) => Promise<Outcome> {
  const { t } = useTranslation()
  const { set } = useProject()
  const dispatch = useDispatch()
  const explain = useExplain()
  const tell = useNotices(notices => notices.tell)
  return useCallback(
    async (intent, { name, counts = {} }) => {
      const list = goesWithWords(t, counts)
      const outcome = await dispatch(intent)
      if (isRefusal(outcome) || outcome.event === null) return outcome
      const { event } = outcome
      const text = list === '' ? t('removal.told', { name }) : t('removal.toldWith', { name, list })
      tell({ text, tone: 'fact', undo: () => void explain(set.documents.undoOf(event)) })
      return outcome
    },
    [t, set, dispatch, explain, tell],
  )
}

/** The same of the workspace's own records, with words of the caller. */
export function useWorkspaceRemoval(): (intent: WorkspaceIntent, text: string) => Promise<Outcome> {
  const { workspace } = useSession()
  const explain = useExplain()
  const tell = useNotices(notices => notices.tell)
  return useCallback(
    async (intent, text) => {
      const outcome = await explain(workspace.documents.dispatch([intent]))
      if (isRefusal(outcome) || outcome.event === null) return outcome
      const { event } = outcome
      tell({ text, tone: 'fact', undo: () => void explain(workspace.documents.undoOf(event)) })
      return outcome
    },
    [workspace, explain, tell],
  )
}

/** What was removed in the open project in the last thirty days, from its log; null until that is read. */
export function useRemovals(): readonly Removal[] | null {
  const { set } = useProject()
  return useRead(usePlan(), set.documents.history)
}

/** The same of the workspace. */
export function useWorkspaceRemovals(): readonly Removal[] | null {
  const { workspace } = useSession()
  return useRead(
    useWorkspace(snapshot => snapshot),
    workspace.documents.history,
  )
}

function useRead(
  snapshot: object,
  history: (from: number, to: number) => Promise<readonly Event[]>,
): readonly Removal[] | null {
  const { ports } = useHost()
  const [removals, setRemovals] = useState<readonly Removal[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    const now = ports.clock.now()
    const since = now - REMOVED_DAYS * DAY_MS
    history(since, now).then(
      events => isCurrent && setRemovals(recentlyRemoved(snapshot, events, since)),
      (fault: unknown) => ports.log.fault('removals.log', fault),
    )
    return () => {
      isCurrent = false
    }
  }, [snapshot, history, ports])
  return removals
}
