import { line } from '../../commands/limits'
import type { CopyPlan } from '../../commands/project/copyPlan'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Host } from '../host'

export interface Duplicate extends Pick<CopyPlan, 'keyDate' | 'keepsPeople' | 'keepsProgress'> {
  readonly projectId: string
  readonly name: string
}

/** The plan first and the index afterwards: a refusal leaves nothing behind. */
export async function duplicateProject(
  host: Host,
  { projectId, name, ...choices }: Duplicate,
): Promise<{ project: string } | Refusal> {
  const usable = line(name)
  if (isRefusal(usable)) return usable
  const entry = host.workspace.snapshot().project.get(projectId)
  if (entry === undefined) return refuse('noSuchRecord')
  const original = await host.openProject(projectId)
  if (original.access() === 'refused') return refuse('documentTooNew')
  const source = original.snapshot()
  const project = host.ports.newId()
  const set = await host.openProject(project)
  const filled = await set.run('copyPlan', { source, ...choices })
  const entered = isRefusal(filled)
    ? filled
    : await host.workspace.run('addProject', {
        projectId: project,
        name: usable,
        colour: entry.colour,
        template: entry.template,
        keyDay: set.snapshot().keyDate.get('T')?.day ?? null,
      })
  if (isRefusal(entered)) {
    host.closeProject(project)
    return entered
  }
  host.summaries.keep(project, set.snapshot())
  return { project }
}
