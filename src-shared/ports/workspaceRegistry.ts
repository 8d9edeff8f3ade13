import type { WorkspaceList } from '../domain/workspaceList'

/** Where a computer keeps which workspaces it holds. */
export interface WorkspaceRegistry {
  /** null when there is none, as on a new computer, on one that held a single workspace, and after it was lost. */
  read(): Promise<WorkspaceList | null>
  /** Durable when it settles, all or nothing. */
  write(list: WorkspaceList): Promise<void>
  /** Names of the stores that lie on this computer, whatever a list says. */
  stores(): Promise<readonly string[]>
}
