import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Taken } from '#shared/commands/project/restorePlan'
import { isRefusal } from '#shared/domain/refusal'
import { restore, restoreAsNew } from '#shared/host/restoring/restoring'
import type { ProjectEntry } from '#shared/model/project'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { useExplain, useNotices, useRefusalWords } from '../../session/notices'
import { useHost, useProject } from '../../session/projectContext'
import { useScreen } from '../../session/screen'

/** Restores a part of the open project, and offers to take it back. */
export function useRestore(source: PlanSnapshot, onRestored: () => void): (take: Taken) => Promise<void> {
  const { t } = useTranslation()
  const host = useHost()
  const { id, set } = useProject()
  const explain = useExplain()
  const tell = useNotices(notices => notices.tell)
  return async take => {
    const outcome = await explain(restore(host, { project: id, source, take }))
    if (isRefusal(outcome)) return
    const { event } = outcome
    onRestored()
    if (event === null) return
    const undo = (): void => void explain(set.documents.undoOf(event))
    tell({ text: t('restorePoints.restored'), tone: 'fact', undo })
  }
}

/** Makes a new project of a plan as it was, and goes there. */
export function useRestoreAsNew(entry: ProjectEntry, name: string) {
  const { t } = useTranslation()
  const host = useHost()
  const words = useRefusalWords()
  const tell = useNotices(notices => notices.tell)
  const go = useScreen(screen => screen.go)
  const [isBusy, setBusy] = useState(false)
  const run = async (source: PlanSnapshot): Promise<void> => {
    setBusy(true)
    try {
      const made = await restoreAsNew(host, { source, entry, name })
      if (isRefusal(made)) tell({ text: words(made), tone: 'refusal' })
      else go({ at: 'project', id: made.project, view: 'board' })
    } catch (fault) {
      host.ports.log.fault('restoreAsNew.failed', fault)
      tell({ text: t('fault.unexpected'), tone: 'fault' })
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, restore: run }
}
