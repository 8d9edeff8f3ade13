import { isRefusal, type Refusal } from '../../domain/refusal'
import { wordingIn } from '../../domain/wording'
import type { ImportChoices } from '../../foreign/foreignSource'
import { sourceOf } from '../../foreign/sourceOf'
import type { ForeignReading } from '../../ports/foreignReader'
import { forget } from '../projects/forget'
import type { Host } from '../host'
import { aTurn } from '../../ports/timers'
import { restorePointBefore } from '../restoring/restoring'
import type { PlanSet } from '../documents/documentSet'
import type { ImportPreview } from './previewImport'

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
export async function runImport(host: Host, work: ImportWork): Promise<Imported | Refusal | null> {
  const { project, at } = work.preview.target
  await restorePointBefore(host, 'import')
  const set = await host.openProject(project)
  const { ended, first } = await writeParts(host, set, work)
  if (ended === 'whole') await host.flush()
  const refusal = ended === 'whole' ? await entered(host, work) : ended
  if (refusal !== null) {
    if (at === 'new') await forget(host, [project])
    else if (first !== null) await set.undoOf(first)
    return refusal === 'cancelled' ? null : refusal
  }
  await aTurn(host.ports.timers)
  host.summaries.keep(project, set.snapshot())
  await aTurn(host.ports.timers)
  const undo = async (): Promise<void> => {
    if (first !== null) await set.undoOf(first)
    if (at === 'new') await host.workspace.run('removeProject', { projectId: project })
    host.summaries.keep(project, set.snapshot())
  }
  return { project, undo }
}

interface Written {
  readonly ended: 'whole' | 'cancelled' | Refusal
  /** The event that tells of its first part; null when nothing was written. */
  readonly first: string | null
}

async function writeParts({ ports }: Host, set: PlanSet, work: ImportWork): Promise<Written> {
  const { reading, preview, choices, onProgress, isCancelled } = work
  const { parts } = preview.outline
  let first: string | null = null
  for (let at = 0; at < parts; at++) {
    const part = await reading.part(at)
    await aTurn(ports.timers)
    if (isCancelled()) break
    const intent = sourceOf(part).intent(choices, preview.known)
    const outcome = await set.dispatch([intent], first)
    if (isRefusal(outcome)) return { ended: outcome, first }
    first ??= outcome.event
    onProgress((at + 1) / parts)
    await aTurn(ports.timers)
  }
  return { ended: isCancelled() ? 'cancelled' : 'whole', first }
}

async function entered(host: Host, { preview }: ImportWork): Promise<Refusal | null> {
  const { project, at } = preview.target
  if (at === 'known') return null
  const { name } = preview.outline.frame
  const outcome =
    at === 'inTrash'
      ? await host.workspace.run('restoreProject', { projectId: project, isFromFile: true })
      : await host.workspace.run('addProject', {
          projectId: project,
          name: wordingIn(name, 'zh') === '' ? { zh: '导入的看板', en: 'Imported board' } : name,
          colour: 'indigo',
          template: null,
          keyDay: null,
        })
  return isRefusal(outcome) ? outcome : null
}
