import type { PlanLeftOut } from '../../domain/foreignPlan'
import { isRefusal, type Refusal } from '../../domain/refusal'
import type { Wording } from '../../domain/wording'
import { type ForeignReading, type PickedFile, ReadingClosed } from '../../ports/foreignReader'
import { aTurn } from '../../ports/timers'
import { type BoardCounts, countBoard } from '../../projections/import/boardCounts'
import { countPlan, type PlanCounts } from '../../projections/import/planCounts'
import { startListeners } from '../documents/listeners'
import type { Host } from '../host'
import { type ImportPreview, previewImport } from './previewImport'
import { type ImportChoices, type Imported, runImport } from './runImport'

/** How far bringing in a board or a plan has come. It goes on while the person looks elsewhere. */
export type ImportState =
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

/** Brings one file at a time into the workspace. */
export interface Importing {
  state(): ImportState
  subscribe(listener: () => void): () => void
  /** Reads a file and shows what would come. Rejects with a fault; a refusal is shown. */
  open(file: PickedFile): Promise<void>
  /** A file of ours was refused elsewhere: it is told in the same place. */
  refuse(refusal: Refusal): void
  /** Writes what the preview showed. Cancelled or refused, nothing of it stays. */
  confirm(choices: ImportChoices): Promise<void>
  /** Back to the beginning: nothing of a file that was only read or previewed stays. */
  leave(): void
}

const CHOOSING: ImportState = { at: 'choosing', refusal: null }

export function startImporting(host: Host): Importing {
  return new FileImport(host)
}

class FileImport implements Importing {
  private readonly listeners
  private now: ImportState = CHOOSING
  /** The one file that is being read or waits to be brought in. */
  private reading: ForeignReading | null = null
  private isCancelled = false

  constructor(private readonly host: Host) {
    this.listeners = startListeners<void>(host.ports.log)
  }

  readonly state = (): ImportState => this.now

  readonly subscribe = (listener: () => void): (() => void) => this.listeners.subscribe(listener)

  readonly leave = (): void => {
    if (this.now.at === 'writing') this.isCancelled = true
    else {
      this.letGo()
      this.show(CHOOSING)
    }
  }

  readonly refuse = (refusal: Refusal): void => {
    this.letGo()
    this.show({ at: 'choosing', refusal })
  }

  readonly open = async (file: PickedFile): Promise<void> => {
    if (this.now.at === 'writing') return
    this.letGo()
    const { clock, foreignFiles } = this.host.ports
    const mine = foreignFiles.open(file, { zone: clock.zone, today: clock.today() })
    this.reading = mine
    this.show({ at: 'reading', file: file.name })
    try {
      const outline = await mine.outline
      if (this.reading !== mine) return
      if (isRefusal(outline)) return this.refuse(outline)
      const preview = await previewImport(this.host, outline)
      if (this.reading === mine) this.show({ at: 'preview', preview })
    } catch (fault) {
      if (this.reading === mine) this.leave()
      if (!(fault instanceof ReadingClosed)) throw fault
    }
  }

  readonly confirm = async (choices: ImportChoices): Promise<void> => {
    const { now, reading, host } = this
    if (now.at !== 'preview' || reading === null) return
    const { preview } = now
    this.isCancelled = false
    const onProgress = (share: number): void => this.show({ at: 'writing', preview, share })
    onProgress(0)
    try {
      const work = { reading, preview, choices, onProgress, isCancelled: () => this.isCancelled }
      const outcome = await runImport(host, work)
      if (outcome === null || isRefusal(outcome)) return this.show({ at: 'choosing', refusal: outcome })
      this.show({ at: 'done', report: await reportOf(host, preview, outcome) })
    } catch (fault) {
      this.show(CHOOSING)
      throw fault
    } finally {
      this.letGo()
    }
  }

  private show(state: ImportState): void {
    this.now = state
    this.listeners.tell()
  }

  private letGo(): void {
    this.reading?.close()
    this.reading = null
  }
}

async function reportOf(
  host: Host,
  { outline, target }: ImportPreview,
  { project, undo }: Imported,
): Promise<ImportReport> {
  const { is, frame } = outline
  const { name, leftOut } = frame
  const set = await host.openProject(project)
  const told = { project, is, name, isUpdate: target.at !== 'new', leftOut, undo }
  if (is === 'plan') return { ...told, counts: countPlan(name, set.snapshot()), historyFrom: null }
  const now = host.ports.clock.now()
  const createdAt = host.workspace.snapshot().project.get(project)?.createdAt ?? now
  const events = await set.history(createdAt, now)
  await aTurn(host.ports.timers)
  const counts = countBoard({ name, plan: set.snapshot(), events })
  return { ...told, counts, historyFrom: outline.frame.historyFrom }
}
