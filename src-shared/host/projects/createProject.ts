import { line } from '../../commands/limits'
import { isRefusal, type Refusal } from '../../domain/refusal'
import type { Wording } from '../../domain/wording'
import type { WrittenKeyDate } from '../../template/keyDates'
import type { ProjectTemplate } from '../../template/template'
import { usualNameOf } from '../../template/usualName'
import type { PlanSet } from '../documents/documentSet'
import type { Host } from '../host'

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
export async function createProject(host: Host, draft: Draft): Promise<{ project: string } | Refusal> {
  const name = nameOf(draft)
  const usable = typeof name === 'string' ? line(name) : name
  if (isRefusal(usable)) return usable
  const project = host.ports.newId()
  const set = await host.openProject(project)
  const refusal = (await filled(set, draft)) ?? (await entered(host, project, draft))
  if (refusal !== null) {
    host.closeProject(project)
    return refusal
  }
  host.summaries.keep(project, set.snapshot())
  return { project }
}

async function filled(set: PlanSet, draft: Draft): Promise<Refusal | null> {
  const { template, keyDate, keyDates } = draft
  if (template === null) return null
  const outcome = await set.run('fillFromTemplate', { template, keyDate, keyDates, zone: PLATFORM_ZONE })
  return isRefusal(outcome) ? outcome : null
}

async function entered(host: Host, project: string, draft: Draft): Promise<Refusal | null> {
  const { template, keyDate } = draft
  const outcome = await host.workspace.run('addProject', {
    projectId: project,
    name: nameOf(draft),
    colour: template?.colour ?? 'azurite',
    template: template?.key ?? null,
    keyDay: template === null ? null : keyDate,
  })
  return isRefusal(outcome) ? outcome : null
}

/** The template's own name stays in both languages; what a person typed is theirs. */
function nameOf({ name, usualName, template, keyDate }: Draft): Wording {
  const typed = name.trim()
  if (typed !== '' && typed !== usualName) return typed
  return template === null ? usualName : usualNameOf(template, keyDate)
}
