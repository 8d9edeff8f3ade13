import type { Taken } from '../../commands/project/restorePlan'
import { planOfKept, workspaceOfKept } from '../../document/readKept'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { ProjectEntry } from '../../model/project'
import type { PlanSnapshot } from '../../model/snapshot'
import { workspaceInfoOf } from '../../model/workspaceInfo'
import type { Backup, RestorePoint, RestorePointReason } from '../../ports/restorePoints'
import { present } from '../../commands/find'
import type { Outcome } from '../dispatch/dispatcher'
import type { Host } from '../host'

/** One project in a restore point. */
export interface KeptProject {
  readonly entry: ProjectEntry
  readonly tasks: number
  /** Of its file, packed. */
  readonly bytes: number
}

/** Everything that was typed is in it. Rejects with StoreFault. */
export async function makeRestorePoint(host: Host, reason: RestorePointReason): Promise<RestorePoint | null> {
  await host.flush()
  return host.ports.restorePoints.make(reason)
}

/** Before what may go wrong: one that can't be made stops nothing, for it can be taken back as well. */
export async function restorePointBefore(host: Host, reason: 'import' | 'restore'): Promise<void> {
  await makeRestorePoint(host, reason).catch((fault: unknown) =>
    host.ports.log.fault('restorePoint.before', fault),
  )
}

/** The projects that were there then, those with the most tasks first. */
export async function projectsOf({ ports }: Host, point: RestorePoint): Promise<KeptProject[] | Refusal> {
  const kept = await ports.restorePoints.read(point.id, 'workspace')
  const workspace = kept === null ? refuse('fileDamaged') : workspaceOfKept(kept)
  if (isRefusal(workspace)) return workspace
  return present(workspace.project)
    .flatMap(entry => {
      const set = point.sets.find(one => one.set === `project.${entry.id}`)
      return set === undefined ? [] : [{ entry, tasks: set.tasks ?? 0, bytes: set.bytes }]
    })
    .sort((a, b) => b.tasks - a.tasks)
}

export async function planOf(
  { ports }: Host,
  point: RestorePoint,
  project: string,
): Promise<PlanSnapshot | Refusal> {
  const kept = await ports.restorePoints.read(point.id, `project.${project}`)
  return kept === null ? refuse('fileDamaged') : planOfKept(kept)
}

/** What a workspace in a folder of backups is called; null when nobody has named it, or it can't be read. */
export function backupName(backup: Backup | undefined): string | null {
  const workspace = backup?.workspace == null ? null : workspaceOfKept(backup.workspace)
  if (workspace === null || isRefusal(workspace)) return null
  return workspaceInfoOf(workspace).name || null
}

/** A restore point of how it was before is made first. */
export async function restore(
  host: Host,
  {
    project,
    source,
    take,
  }: { readonly project: string; readonly source: PlanSnapshot; readonly take: Taken },
): Promise<Outcome> {
  await restorePointBefore(host, 'restore')
  const set = await host.openProject(project)
  return set.run('restorePlan', { source, take })
}

/** The plan first and the index afterwards: a refusal leaves nothing behind. */
export async function restoreAsNew(
  host: Host,
  {
    source,
    entry,
    name,
  }: { readonly source: PlanSnapshot; readonly entry: ProjectEntry; readonly name: string },
): Promise<{ project: string } | Refusal> {
  const project = host.ports.newId()
  const set = await host.openProject(project)
  const filled = await set.run('restorePlan', { source, take: { what: 'all' } })
  const { colour, template, keyDay } = entry
  const entered = isRefusal(filled)
    ? filled
    : await host.workspace.run('addProject', { projectId: project, name, colour, template, keyDay })
  if (isRefusal(entered)) {
    host.closeProject(project)
    return entered
  }
  host.summaries.keep(project, set.snapshot())
  return { project }
}
