import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isFinished } from '#shared/model/doneness'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { finishedEarly, pulledBack } from '#shared/intents/reschedules'
import { useNotices } from './notices'
import { datesOf } from '#shared/host/planDates'
import { usePlanCalendars } from './planDates'
import { useShowPreview } from './preview'
import { useProject } from './projectContext'

/** When somebody here finishes work early, what comes after may begin earlier: offered, never done by itself. */
export function usePullBackOffers(): void {
  const { t } = useTranslation()
  const { set } = useProject()
  const calendars = usePlanCalendars()
  const { tell, dismiss } = useNotices.getState()
  const show = useShowPreview()
  useEffect(() => {
    const { ids } = set.documents
    let finished: readonly string[] = []
    let offered: number | null = null
    const withdraw = (): void => {
      if (offered !== null) dismiss(offered)
      offered = null
    }
    const offer = (snapshot: PlanSnapshot): void => {
      const input = pulledBack(datesOf(ids, snapshot, calendars), finished)
      finished = []
      if (input.changes.length === 0) return
      const look = (): void => show([{ command: 'rescheduleTasks', input }])
      offered = tell({
        text: t('plan.mayPullBack', { count: input.changes.length }),
        tone: 'fact',
        act: { label: t('plan.look'), run: look },
      })
    }
    const stop = set.state.subscribe(({ snapshot, undoNames, urgent }, before) => {
      // What peers changed is not planned for it: in a flood the plan is made when it is drawn, and not before.
      if (urgent !== before.urgent && snapshot.task !== before.snapshot.task) {
        const done = newlyDone(snapshot, before.snapshot)
        const planned = done.length === 0 ? null : datesOf(ids, before.snapshot, calendars)
        finished = planned === null ? [] : finishedEarly(planned, datesOf(ids, snapshot, calendars), done)
      }
      // Only a step of one's own follows with a new step: what colleagues finish is theirs to offer. An offer is of
      // the step that it came with: it is over with the next one, or when that one is undone.
      if (undoNames === before.undoNames) return
      withdraw()
      if (finished.length > 0) offer(snapshot)
    })
    return () => {
      stop()
      withdraw()
    }
  }, [set, calendars, tell, dismiss, show, t])
}

function newlyDone(plan: PlanSnapshot, before: PlanSnapshot): string[] {
  return plan.task.changedSince(before.task).filter(id => {
    const [task, old] = [plan.task.get(id), before.task.get(id)]
    return task !== undefined && old !== undefined && isFinished(plan, task) && !isFinished(before, old)
  })
}
