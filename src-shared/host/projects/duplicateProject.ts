import { line } from '../../commands/limits'
import type { CopyPlan } from '../../commands/project/copyPlan'
import { present } from '../../commands/find'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { planKinds } from '../../model/kinds'
import type { Person } from '../../model/person'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Host } from '../host'
import { addPeople } from './addPeople'

export interface Duplicate extends Pick<CopyPlan, 'keyDate' | 'keepsPeople' | 'keepsProgress'> {
  readonly projectId: string
  readonly name: string
}

/** The plan first and the index afterwards: a refusal leaves nothing behind. `into` may be of another workspace. */
export async function duplicateProject(
  host: Host,
  { projectId, name, ...choices }: Duplicate,
  into: Host = host,
): Promise<{ project: string } | Refusal> {
  const usable = line(name)
  if (isRefusal(usable)) return usable
  const entry = host.workspace.snapshot().project.get(projectId)
  if (entry === undefined) return refuse('noSuchRecord')
  const original = await host.openProject(projectId)
  if (original.access() === 'refused') return refuse('documentTooNew')
  const source = original.snapshot()
  const project = into.ports.newId()
  const set = await into.openProject(project)
  const filled = await set.run('copyPlan', { source, ...choices })
  const stranger =
    isRefusal(filled) || into === host ? null : await addPeople(into, namedIn(host, set.snapshot()))
  const refusal = isRefusal(filled) ? filled : stranger
  const entered =
    refusal ??
    (await into.workspace.run('addProject', {
      projectId: project,
      name: usable,
      colour: entry.colour,
      template: entry.template,
      keyDay: set.snapshot().keyDate.get('T')?.day ?? null,
    }))
  if (isRefusal(entered)) {
    into.closeProject(project)
    return entered
  }
  into.summaries.keep(project, set.snapshot())
  return { project }
}

/** Whoever a plan names of the people that the workspace of `host` knows. */
function namedIn(host: Host, plan: PlanSnapshot): Person[] {
  const named = new Set<string>()
  for (const kind of planKinds) {
    for (const record of plan[kind].values()) {
      if ('personId' in record && record.personId !== null) named.add(record.personId)
      if ('ownerId' in record && record.ownerId !== null) named.add(record.ownerId)
    }
  }
  return present(host.workspace.snapshot().person).filter(({ id }) => named.has(id))
}
