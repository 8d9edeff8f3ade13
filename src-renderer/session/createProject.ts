import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { Wording } from '#shared/domain/wording'
import type { WrittenKeyDate } from '#shared/template/keyDates'
import type { ProjectTemplate } from '#shared/template/template'
import type { Session } from './session'
import { keepSummary } from './keepSummary'

/** What the person has filled in so far. */
export interface Draft {
  readonly template: ProjectTemplate | null
  readonly keyDate: string
  readonly keyDates: Readonly<Record<string, WrittenKeyDate>>
  /** Empty: the usual one. */
  readonly name: string
  readonly usualName: string
}

/** Platform clock times are the platform's, whatever zone the person sits in. */
export const PLATFORM_ZONE = 'Asia/Shanghai'

/**
 * Fills the plan first and enters it in the index afterwards: a refusal leaves nothing behind, and
 * nobody ever sees a project that is half there.
 */
export async function createProject(session: Session, draft: Draft): Promise<{ project: string } | Refusal> {
  const project = session.ports.newId()
  const { template } = draft
  const set = await session.openProject(project)
  if (template !== null) {
    const { keyDate, keyDates } = draft
    const intent = { template, keyDate, keyDates, zone: PLATFORM_ZONE }
    const filled = await set.run('fillFromTemplate', intent)
    if (isRefusal(filled)) {
      session.closeProject(project)
      return filled
    }
  }
  const entered = await session.workspace.run('addProject', {
    projectId: project,
    name: nameOf(draft),
    colour: template?.phases[0]?.colour ?? 'azurite',
    template: template?.key ?? null,
    keyDay: template === null ? null : draft.keyDate,
  })
  if (isRefusal(entered)) return entered
  keepSummary(session.ports, project, set.state.getState().snapshot)
  return { project }
}

/** The template's own name stays in both languages; what a person typed is theirs. */
function nameOf({ name, usualName, template }: Draft): Wording {
  const typed = name.trim()
  if (typed !== '' && typed !== usualName) return typed
  return template === null ? usualName : template.name
}
