import { NOTHING_KNOWN } from '#shared/commands/import/known'
import { isRefusal } from '#shared/domain/refusal'
import { sourceOf } from '#shared/foreign/sourceOf'
import { projectFileOf } from '#shared/host/projects/projectFile'
import type { ForeignContent } from '#shared/ports/foreignReader'
import { startHeadlessHost } from './headless/headlessHost'
import type { Outside } from './outside'

const CARDS_AT_ONCE = 200

const NO_CHOICES = { people: {}, categories: {} }

/** The bytes of a new project file of a board or a plan, made through the host as the window does. */
export async function makeProject(
  foreign: ForeignContent,
  { now, log }: Pick<Outside, 'now' | 'log'>,
): Promise<Uint8Array> {
  const at = now()
  const host = await startHeadlessHost({ now: () => at, log })
  const source = sourceOf(foreign)
  const { project } = source
  const set = await host.openProject(project)
  let first: string | null = null
  for (const part of source.parts(CARDS_AT_ONCE)) {
    const outcome = await set.dispatch([sourceOf(part).intent(NO_CHOICES, NOTHING_KNOWN)], first)
    if (isRefusal(outcome)) throw new Error(`importing was refused: ${outcome.refused}`)
    first ??= outcome.event
  }
  const { name } = foreign
  const entry = { projectId: project, name, colour: 'indigo', template: null, keyDay: null } as const
  const entered = await host.workspace.run('addProject', entry)
  if (isRefusal(entered)) throw new Error(`the project was refused: ${entered.refused}`)
  const file = await projectFileOf(host, project)
  await host.end()
  if (isRefusal(file)) throw new Error(`the file was refused: ${file.refused}`)
  return file.bytes
}
