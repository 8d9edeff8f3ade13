import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { entryOf, type WorkspaceEntry, type WorkspaceList } from '#shared/domain/workspaceList'
import { StoreFault } from '#shared/ports/updateStore'
import type { Host } from '#shared/host/host'
import type { Workspaces } from '#shared/host/workspaces/workspaces'
import { useNotices } from './notices'
import { leavePreview } from './preview'
import { useHost } from './projectContext'
import { useScreen } from './screen'

export const WorkspacesContext = createContext<Workspaces | null>(null)

export function useWorkspaces(): Workspaces {
  const workspaces = useContext(WorkspacesContext)
  if (workspaces === null) throw new Error('outside the workspaces')
  return workspaces
}

export function useWorkspaceList(): WorkspaceList {
  const { subscribe, list } = useWorkspaces()
  return useSyncExternalStore(subscribe, list)
}

/** What a workspace is called on the screen, also one that nobody has named. */
export function useWorkspaceName(): (entry: Pick<WorkspaceEntry, 'name' | 'address'>) => string {
  const { t } = useTranslation()
  return ({ name, address }) => name || (address === null ? t('workspace.own') : shortAddress(address))
}

/** As a person types it. */
export function shortAddress(address: string): string {
  return address.replace(/^ws:\/\//, '')
}

/** Hands over what is typed in a field that has the keyboard, as leaving the field does. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Settles when all that was typed is durable, also in a field that nobody has left. */
export async function flushTyped(workspaces: Pick<Workspaces, 'flush'>): Promise<void> {
  leaveField()
  await workspaces.flush()
}

/** Follows which workspace is shown. What was open in the one before is left in the same step. */
export function useShownHost(workspaces: Workspaces): Host | null {
  const subscribe = useCallback(
    (onChange: () => void) => {
      let last = workspaces.shown()
      return workspaces.subscribe(() => {
        const now = workspaces.shown()
        if (now === last) return
        last = now
        // While its project is still there.
        leaveField()
        leavePreview()
        useScreen.getState().go({ at: 'projects' })
        onChange()
      })
    },
    [workspaces],
  )
  return useSyncExternalStore(subscribe, workspaces.shown)
}

/** Waits for work with workspaces; null when it failed, which the person is told. Faults are logged. */
export function useWorkspaceWork(): <T>(work: Promise<T>) => Promise<T | null> {
  const { t } = useTranslation()
  const { log } = useHost().ports
  const tell = useNotices(notices => notices.tell)
  return async work => {
    try {
      return await work
    } catch (fault) {
      log.fault('workspace.failed', fault)
      const text = fault instanceof StoreFault ? t('workspace.failed') : t('fault.unexpected')
      tell({ text, tone: 'fault' })
      return null
    }
  }
}

/** Offers to show a workspace, to somebody who is at something else. */
export function useOfferWorkspace(): (store: string, words: 'joined' | 'copied', project?: string) => void {
  const { t } = useTranslation()
  const { list, show } = useWorkspaces()
  const nameOf = useWorkspaceName()
  const work = useWorkspaceWork()
  const tell = useNotices(notices => notices.tell)
  return (store, words, project) => {
    const goThere = async (): Promise<void> => {
      if ((await work(show(store))) === null || project === undefined) return
      useScreen.getState().go({ at: 'project', id: project, view: 'board' })
    }
    const name = nameOf(entryOf(list(), store) ?? { name: '', address: null })
    tell({
      text: t(`workspace.${words}`, { name }),
      tone: 'fact',
      act: { label: t('workspace.goThere'), run: () => void goThere() },
    })
  }
}
