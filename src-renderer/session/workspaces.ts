import { createContext, useContext, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceEntry, WorkspaceList } from '#shared/domain/workspaceList'
import { StoreFault } from '#shared/ports/updateStore'
import type { Workspaces } from '#shared/host/workspaces/workspaces'
import { useNotices } from './notices'
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

/** Does what changes the shown workspace, from the wall; what fails leaves everything as it was and is told. */
export function useChangeWorkspace(): <T>(
  change: (workspaces: Workspaces) => Promise<T>,
) => Promise<T | null> {
  const { t } = useTranslation()
  const workspaces = useWorkspaces()
  const { log } = useHost().ports
  const go = useScreen(screen => screen.go)
  const tell = useNotices(notices => notices.tell)
  return async change => {
    // The project that is open lets go of its documents before its host does.
    go({ at: 'projects' })
    try {
      return await change(workspaces)
    } catch (fault) {
      log.fault('workspace.failed', fault)
      const text = fault instanceof StoreFault ? t('workspace.failed') : t('fault.unexpected')
      tell({ text, tone: 'fault' })
      return null
    }
  }
}
