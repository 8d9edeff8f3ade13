import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isFinished } from '#shared/model/doneness'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { pulledBack } from '#shared/intents/reschedules'
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
  const tell = useNotices(notices => notices.tell)
  const show = useShowPreview()
  useEffect(() => {
    let done: readonly string[] = []
    const offer = (snapshot: PlanSnapshot): void => {
      const input = pulledBack(datesOf(set.documents.ids, snapshot, calendars), done)
      done = []
      if (input.changes.length === 0) return
      const look = (): void => show([{ command: 'rescheduleTasks', input }])
      tell({
        text: t('plan.mayPullBack', { count: input.changes.length }),
        tone: 'fact',
        act: { label: t('plan.look'), run: look },
      })
    }
    return set.state.subscribe(({ snapshot, undoNames }, before) => {
      if (snapshot.task !== before.snapshot.task) done = newlyDone(snapshot, before.snapshot)
      // Only a step of one's own follows with a new step: what colleagues finish is theirs to offer.
      if (undoNames !== before.undoNames && done.length > 0) offer(snapshot)
    })
  }, [set, calendars, tell, show, t])
}

function newlyDone(plan: PlanSnapshot, before: PlanSnapshot): string[] {
  return plan.task.changedSince(before.task).filter(id => {
    const [task, old] = [plan.task.get(id), before.task.get(id)]
    return task !== undefined && old !== undefined && isFinished(plan, task) && !isFinished(before, old)
  })
}
