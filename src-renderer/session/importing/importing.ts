import { create } from 'zustand'
import type { PlanLeftOut } from '#shared/domain/foreignPlan'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { Wording } from '#shared/domain/wording'
import { type ForeignReading, type PickedFile, ReadingClosed } from '#shared/ports/foreignReader'
import { type BoardCounts, countBoard } from '#shared/projections/import/boardCounts'
import { countPlan, type PlanCounts } from '#shared/projections/import/planCounts'
import type { Session } from '../session'
import { type ImportPreview, previewImport } from './previewImport'
import { aTurn, type ImportChoices, runImport } from './runImport'

/** How far bringing in a board or a plan has come. It goes on while the person looks elsewhere. */
export type Importing =
  | { readonly at: 'choosing'; readonly refusal: Refusal | null }
  | { readonly at: 'reading'; readonly file: string }
  | { readonly at: 'preview'; readonly preview: ImportPreview }
  | { readonly at: 'writing'; readonly preview: ImportPreview; readonly share: number }
  | { readonly at: 'done'; readonly report: ImportReport }

export interface ImportReport {
  readonly project: string
  readonly is: 'board' | 'plan'
  readonly name: Wording
  readonly isUpdate: boolean
  /** Counted in the project, not in the file. */
  readonly counts: BoardCounts | PlanCounts
  readonly leftOut: readonly PlanLeftOut[]
  readonly historyFrom: number | null
  undo(): Promise<void>
}

const CHOOSING: Importing = { at: 'choosing', refusal: null }

export const useImporting = create<{ readonly now: Importing }>(() => ({ now: CHOOSING }))

function show(now: Importing): void {
  useImporting.setState({ now })
}

/** The one file that is being read or waits to be brought in. */
let reading: ForeignReading | null = null
let isCancelled = false

function letGo(): void {
  reading?.close()
  reading = null
}

/** Back to the beginning: nothing of a file that was only read or previewed stays. */
export function leaveImport(): void {
  const { at } = useImporting.getState().now
  if (at === 'writing') isCancelled = true
  else {
    letGo()
    show(CHOOSING)
  }
}

/** A file of ours was refused elsewhere: it is told in the same place. */
export function refuseFile(refusal: Refusal): void {
  letGo()
  show({ at: 'choosing', refusal })
}

/** Reads a file and shows what would come. Rejects with a fault; a refusal is shown. */
export async function openForeignFile(session: Session, file: PickedFile): Promise<void> {
  if (useImporting.getState().now.at === 'writing') return
  letGo()
  const { clock } = session.ports
  const mine = session.ports.foreignFiles.open(file, { zone: clock.zone, today: clock.today() })
  reading = mine
  show({ at: 'reading', file: file.name })
  try {
    const outline = await mine.outline
    if (reading !== mine) return
    if (isRefusal(outline)) {
      letGo()
      return show({ at: 'choosing', refusal: outline })
    }
    const preview = await previewImport(session, outline)
    if (reading === mine) show({ at: 'preview', preview })
  } catch (fault) {
    if (reading === mine) leaveImport()
    if (!(fault instanceof ReadingClosed)) throw fault
  }
}

/** Writes what the preview showed. Cancelled or refused, nothing of it stays. */
export async function confirmImport(session: Session, choices: ImportChoices): Promise<void> {
  const { now } = useImporting.getState()
  if (now.at !== 'preview' || reading === null) return
  const { preview } = now
  isCancelled = false
  const onProgress = (share: number): void => show({ at: 'writing', preview, share })
  onProgress(0)
  try {
    const work = { reading, preview, choices, onProgress, isCancelled: () => isCancelled }
    const outcome = await runImport(session, work)
    if (outcome === null || isRefusal(outcome)) return show({ at: 'choosing', refusal: outcome })
    show({ at: 'done', report: await reportOf(session, preview, outcome) })
  } catch (fault) {
    show(CHOOSING)
    throw fault
  } finally {
    letGo()
  }
}

async function reportOf(
  session: Session,
  { outline, target }: ImportPreview,
  imported: { readonly project: string; undo(): Promise<void> },
): Promise<ImportReport> {
  const { project, undo } = imported
  const { is, frame } = outline
  const { name, leftOut } = frame
  const set = await session.openProject(project)
  const told = { project, is, name, isUpdate: target.at !== 'new', leftOut, undo }
  if (is === 'plan') {
    const counts = countPlan(name, set.state.getState().snapshot)
    return { ...told, counts, historyFrom: null }
  }
  const entry = session.workspace.state.getState().snapshot.project.get(project)
  const now = session.ports.clock.now()
  const events = await set.history(entry?.createdAt ?? now, now)
  await aTurn()
  const counts = countBoard({ name, plan: set.state.getState().snapshot, events })
  return { ...told, counts, historyFrom: outline.frame.historyFrom }
}
