import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { wordingIn } from '#shared/domain/wording'
import { isForeignPlan } from '#shared/model/foreignPlan'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { StatusCategory } from '#shared/model/status'
import type { ForeignReading } from '#shared/ports/foreignReader'
import { forget } from '../forget'
import type { Outcome } from '../host/deeds'
import { keepSummary } from '../keepSummary'
import type { OpenSet } from '../openSet'
import type { Session } from '../session'
import type { ImportPreview } from './previewImport'

export interface ImportChoices {
  readonly categories: Readonly<Record<string, StatusCategory>>
  readonly people: Readonly<Record<string, string | null>>
}

export interface ImportWork {
  readonly reading: ForeignReading
  readonly preview: ImportPreview
  readonly choices: ImportChoices
  /** 0 … 1 */
  readonly onProgress: (share: number) => void
  readonly isCancelled: () => boolean
}

export interface Imported {
  readonly project: string
  /** Takes everything back that this import wrote. */
  undo(): Promise<void>
}

/**
 * Brings a board or a plan in, part by part, so that the window answers in between. A new project enters the
 * index only when all of it is durable: whatever ends the import before leaves nothing to be seen.
 */
export async function runImport(session: Session, work: ImportWork): Promise<Imported | Refusal | null> {
  const { project, at } = work.preview.target
  const set = await session.openProject(project)
  const { ended, hasWritten } = await writeParts(set, work)
  if (ended === 'whole') await session.flush()
  const refusal = ended === 'whole' ? await entered(session, work) : ended
  if (refusal !== null) {
    if (at === 'new') await forget(session, [project])
    else if (hasWritten) await set.undo()
    return refusal === 'cancelled' ? null : refusal
  }
  await aTurn()
  keepSummary(session, project, set.state.getState().snapshot)
  await aTurn()
  const undo = async (): Promise<void> => {
    await set.undo()
    if (at === 'new') await session.workspace.run('removeProject', { projectId: project })
    keepSummary(session, project, set.state.getState().snapshot)
  }
  return { project, undo }
}

interface Written {
  readonly ended: 'whole' | 'cancelled' | Refusal
  readonly hasWritten: boolean
}

async function writeParts(set: OpenSet<PlanSnapshot>, work: ImportWork): Promise<Written> {
  const { reading, preview, choices, onProgress, isCancelled } = work
  const { parts } = preview.outline
  let first: string | null = null
  for (let at = 0; at < parts; at++) {
    const part = await reading.part(at)
    if (isCancelled()) break
    const { known } = preview
    const outcome: Outcome = isForeignPlan(part)
      ? await set.run('importPlan', { plan: part, known, people: choices.people }, first)
      : await set.run('importBoard', { board: part, known, ...choices }, first)
    if (isRefusal(outcome)) return { ended: outcome, hasWritten: first !== null }
    first ??= outcome.event
    onProgress((at + 1) / parts)
    await aTurn()
  }
  return { ended: isCancelled() ? 'cancelled' : 'whole', hasWritten: first !== null }
}

/** Lets clicks and keys that wait come in. */
export function aTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}

async function entered(session: Session, { preview }: ImportWork): Promise<Refusal | null> {
  const { project, at } = preview.target
  if (at === 'known') return null
  const { name } = preview.outline.frame
  const outcome =
    at === 'inTrash'
      ? await session.workspace.run('restoreProject', { projectId: project, isFromFile: true })
      : await session.workspace.run('addProject', {
          projectId: project,
          name: wordingIn(name, 'zh') === '' ? { zh: '导入的看板', en: 'Imported board' } : name,
          colour: 'indigo',
          template: null,
          keyDay: null,
        })
  return isRefusal(outcome) ? outcome : null
}
