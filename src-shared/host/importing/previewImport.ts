import { type Known, knownOf, NOTHING_KNOWN } from '../../commands/import/known'
import { present } from '../../commands/find'
import type { ForeignMember } from '../../model/foreignBoard'
import type { Person } from '../../model/person'
import type { ProjectEntry } from '../../model/project'
import { sourceOf } from '../../foreign/sourceOf'
import type { ForeignOutline } from '../../ports/foreignReader'
import type { Host } from '../host'

/** Where it goes: the same board, or the same file of a plan, is the same project. */
interface ImportTarget {
  readonly project: string
  readonly at: 'new' | 'known' | 'inTrash'
}

export interface ImportPreview {
  readonly outline: ForeignOutline
  readonly target: ImportTarget
  /** Cards or tasks that the project has already. */
  readonly knownTasks: number
  /** Fields that were changed here since the last import: they stay. */
  readonly known: Known
  /** By member id: who that seems to be here. */
  readonly people: Readonly<Record<string, string | null>>
}

/** What would happen. Nothing is written. */
export async function previewImport(host: Host, outline: ForeignOutline): Promise<ImportPreview> {
  const workspace = host.workspace.snapshot()
  const project = sourceOf(outline.frame).project
  const entry = workspace.project.get(project)
  const target = targetOf(project, entry)
  const people = matched(outline.frame.members, present(workspace.person))
  if (target.at === 'new') return { outline, target, knownTasks: 0, known: NOTHING_KNOWN, people }
  const now = host.ports.clock.now()
  const set = await host.openProject(target.project)
  const { task } = set.snapshot()
  const known = knownOf(await set.history(entry?.createdAt ?? now, now))
  const knownTasks = outline.taskIds.filter(id => task.get(id)?.isRemoved === false).length
  return { outline, target, knownTasks, known, people }
}

function targetOf(project: string, entry: ProjectEntry | undefined): ImportTarget {
  if (entry === undefined) return { project, at: 'new' }
  return { project, at: entry.isRemoved ? 'inTrash' : 'known' }
}

/** By name or login name, letters alike in case; two people of one name match nobody. */
function matched(members: readonly ForeignMember[], people: readonly Person[]) {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
  const found = ({ name, handle }: ForeignMember): string | null => {
    const [one, ...more] = people.filter(person => same(person.name, name) || same(person.name, handle))
    return one !== undefined && more.length === 0 ? one.id : null
  }
  return Object.fromEntries(members.map(member => [member.id, found(member)]))
}
