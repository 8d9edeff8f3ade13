import { line } from '#shared/commands/limits'
import type { CopyPlan } from '#shared/commands/project/copyPlan'
import { isRefusal, type Refusal, refuse } from '#shared/domain/refusal'
import { keepSummary } from './keepSummary'
import type { Session } from './session'

export interface Duplicate extends Pick<CopyPlan, 'keyDate' | 'keepsPeople' | 'keepsProgress'> {
  readonly projectId: string
  readonly name: string
}

/** The plan first and the index afterwards: a refusal leaves nothing behind. */
export async function duplicateProject(
  session: Session,
  { projectId, name, ...choices }: Duplicate,
): Promise<{ project: string } | Refusal> {
  const usable = line(name)
  if (isRefusal(usable)) return usable
  const entry = session.workspace.state.getState().snapshot.project.get(projectId)
  if (entry === undefined) return refuse('noSuchRecord')
  const source = (await session.openProject(projectId)).state.getState().snapshot
  const project = session.ports.newId()
  const set = await session.openProject(project)
  const filled = await set.run('copyPlan', { source, ...choices })
  const entered = isRefusal(filled)
    ? filled
    : await session.workspace.run('addProject', {
        projectId: project,
        name: usable,
        colour: entry.colour,
        template: entry.template,
        keyDay: set.state.getState().snapshot.keyDate.get('T')?.day ?? null,
      })
  if (isRefusal(entered)) {
    session.closeProject(project)
    return entered
  }
  keepSummary(session, project, set.state.getState().snapshot)
  return { project }
}
