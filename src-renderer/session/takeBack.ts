import { useTranslation } from 'react-i18next'
import { takenBack } from '#shared/commands/history/takeBackChanges'
import { isRefusal } from '#shared/domain/refusal'
import type { Event } from '#shared/model/event'
import { useExplain, useNotices } from './notices'
import { useProject } from './projectContext'

/** Takes back what the log tells of, says how much of it stays, and offers to bring it again. */
export function useTakeBack(): (events: readonly Event[]) => Promise<void> {
  const { t } = useTranslation()
  const { set } = useProject()
  const explain = useExplain()
  const tell = useNotices(notices => notices.tell)
  return async events => {
    const { kept } = takenBack(set.documents.snapshot(), events)
    const outcome = await explain(set.documents.run('takeBackChanges', { events }))
    if (isRefusal(outcome) || outcome.event === null) return
    const { event } = outcome
    const undo = (): void => void explain(set.documents.undoOf(event))
    const text = kept === 0 ? t('history.takenBack') : t('history.takenBackPartly', { count: kept })
    tell({ text, tone: 'fact', undo })
  }
}
