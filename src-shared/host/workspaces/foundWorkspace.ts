import { present } from '../../commands/find'
import { recordDoc } from '../../document/roots'
import { accessOf } from '../../document/versions'
import { readWhole } from '../../document/watch'
import type { RecordMap } from '../../domain/recordMap'
import type { Removable } from '../../domain/removable'
import type { WorkspaceEntry, WorkspaceList } from '../../domain/workspaceList'
import { WORKSPACE } from '../../domain/documentId'
import { workspaceKinds } from '../../model/kinds'
import { applyChanges, EMPTY_WORKSPACE, type WorkspaceSnapshot } from '../../model/snapshot'
import { workspaceInfoOf } from '../../model/workspaceInfo'
import type { OfflineReason } from '../../ports/transport'
import type { HostPorts } from '../hostPorts'
import { untilInStep } from '../sync/untilInStep'

/** What lies at an address, or on this computer. */
export interface FoundWorkspace {
  readonly sharedId: string | null
  readonly name: string
  /** `kind/id` of all that was ever in it, its own name and id aside. */
  readonly records: ReadonlySet<string>
  /** How many people and projects it shows. */
  readonly counts: { readonly people: number; readonly projects: number }
}

/** `reason`: as the connection told it, null for no answer in time. */
export type Finding =
  | FoundWorkspace
  | { readonly at: 'unreachable'; readonly reason: OfflineReason | null }
  | { readonly at: 'tooNew' }

/** Reads what lies at an address and leaves nothing there. */
export async function findWorkspace(ports: HostPorts, address: string): Promise<Finding> {
  const main = recordDoc(workspaceKinds)
  const link = ports.transportTo(address).connect(WORKSPACE, main.doc)
  try {
    if ((await untilInStep(link, ports.timers)) === 'neither') {
      const state = link.state()
      return { at: 'unreachable', reason: state.at === 'offline' ? state.reason : null }
    }
    if (accessOf(main.doc) === 'refused') return { at: 'tooNew' }
    return workspaceFound(applyChanges(EMPTY_WORKSPACE, readWhole({ main, notes: null })))
  } finally {
    link.close()
    main.doc.destroy()
  }
}

export function workspaceFound(workspace: WorkspaceSnapshot): FoundWorkspace {
  const { person, project } = workspace
  const { sharedId, name } = workspaceInfoOf(workspace)
  const kinds = workspaceKinds.filter(kind => kind !== 'workspaceInfo')
  const idsOf = (kind: (typeof kinds)[number]): string[] => {
    const records: Pick<RecordMap<Removable>, 'keys'> = workspace[kind]
    return [...records.keys()].map(id => `${kind}/${id}`)
  }
  return {
    sharedId,
    name,
    records: new Set(kinds.flatMap(idsOf)),
    counts: { people: present(person).length, projects: present(project).length },
  }
}

/** Nobody has shared anything there yet. */
export function isNothing({ sharedId, records }: FoundWorkspace): boolean {
  return sharedId === null && records.size === 0
}

/** As this computer has it already: by its id, and by its address while it has none. */
export function entryFound(
  { workspaces }: WorkspaceList,
  address: string,
  { sharedId }: Pick<FoundWorkspace, 'sharedId'>,
): WorkspaceEntry | undefined {
  return workspaces.find(({ id, address: its }) => (sharedId === null ? its === address : id === sharedId))
}
