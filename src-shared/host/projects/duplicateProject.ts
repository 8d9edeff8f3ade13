import { line } from '../../commands/limits'
import type { CopyPlan } from '../../commands/project/copyPlan'
import { present } from '../../commands/find'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { type AllRecords, type PlanKind, planKinds } from '../../model/kinds'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Host } from '../host'

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
  const entered = isRefusal(filled)
    ? filled
    : await into.workspace.run('addProject', {
        projectId: project,
        name: usable,
        colour: entry.colour,
        template: entry.template,
        keyDay: set.snapshot().keyDate.get('T')?.day ?? null,
      })
  if (isRefusal(entered)) {
    into.closeProject(project)
    return entered
  }
  if (choices.keepsPeople && into !== host) await addNamed(host, into, set.snapshot())
  into.summaries.keep(project, set.snapshot())
  return { project }
}

/** Whoever the copy names and the other workspace does not know, as a project file brings them. */
async function addNamed(from: Host, into: Host, plan: PlanSnapshot): Promise<void> {
  const named = namedIn(plan)
  for (const { id: personId, name, role } of present(from.workspace.snapshot().person)) {
    if (!named.has(personId) || into.workspace.snapshot().person.has(personId)) continue
    await into.workspace.run('addPerson', { personId, name, role })
  }
}

function namedIn(plan: PlanSnapshot): ReadonlySet<string> {
  const named = new Set<string>()
  for (const kind of planKinds) {
    for (const record of present<AllRecords[PlanKind]>(plan[kind] as never)) {
      if ('personId' in record && record.personId !== null) named.add(record.personId)
      if ('ownerId' in record && record.ownerId !== null) named.add(record.ownerId)
    }
  }
  return named
}
