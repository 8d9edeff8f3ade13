import { NOTHING_KNOWN } from '#shared/commands/import/known'
import type { PlanIntent } from '#shared/commands/intent'
import { type ForeignBoard, projectOfBoard } from '#shared/domain/foreignBoard'
import { type ForeignPlan, isForeignPlan } from '#shared/domain/foreignPlan'
import { isRefusal } from '#shared/domain/refusal'
import { projectFileOf } from '#shared/host/projects/projectFile'
import { partsOfPlan } from '#shared/interchange/foreignPlan/partsOfPlan'
import { partsOf } from '#shared/interchange/partsOf'
import { startHeadlessHost } from './headless/headlessHost'

const CARDS_AT_ONCE = 200

type Foreign = ForeignBoard | ForeignPlan

/** The bytes of a new project file of a board or a plan, made through the host as the window does. */
export async function makeProject(foreign: Foreign, now: number): Promise<Uint8Array> {
  const host = await startHeadlessHost(() => now)
  const project = isForeignPlan(foreign) ? foreign.id : projectOfBoard(foreign)
  const set = await host.openProject(project)
  let first: string | null = null
  for (const part of partsIn(foreign)) {
    const outcome = await set.dispatch([intentOf(part)], first)
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

function partsIn(foreign: Foreign): readonly Foreign[] {
  return isForeignPlan(foreign) ? partsOfPlan(foreign, CARDS_AT_ONCE) : partsOf(foreign, CARDS_AT_ONCE)
}

function intentOf(part: Foreign): PlanIntent {
  const choices = { people: {}, known: NOTHING_KNOWN }
  return isForeignPlan(part)
    ? { command: 'importPlan', input: { plan: part, ...choices } }
    : { command: 'importBoard', input: { board: part, categories: {}, ...choices } }
}
