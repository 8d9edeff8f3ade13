import type { PlanLeftOut } from '../../model/foreignPlan'
import type { Event } from '../../model/event'
import { isRefusal, type Refusal } from '../../domain/refusal'
import type { Wording } from '../../domain/wording'
import type { ImportChoices } from '../../foreign/foreignSource'
import { sourceOf } from '../../foreign/sourceOf'
import {
  type ForeignKind,
  type ForeignReading,
  type PickedFile,
  ReadingClosed,
} from '../../ports/foreignReader'
import { aTurn } from '../../ports/timers'
import type { BoardCounts } from '../../projections/import/boardCounts'
import type { PlanCounts } from '../../projections/import/planCounts'
import { startListeners } from '../documents/listeners'
import type { PlanSet } from '../documents/documentSet'
import type { Host } from '../host'
import { type ImportPreview, previewImport } from './previewImport'
import { type Imported, runImport } from './runImport'

/** How far bringing in a board or a plan has come. It goes on while the person looks elsewhere. */
export type ImportState =
  | { readonly at: 'choosing'; readonly refusal: Refusal | null }
  | { readonly at: 'reading'; readonly file: string }
  | { readonly at: 'preview'; readonly preview: ImportPreview }
  | { readonly at: 'writing'; readonly preview: ImportPreview; readonly share: number }
  | { readonly at: 'done'; readonly report: ImportReport }

export interface ImportReport {
  readonly project: string
  readonly kind: ForeignKind
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
  const { kind, frame } = outline
  const { name, leftOut } = frame
  const source = sourceOf(frame)
  const set = await host.openProject(project)
  const events = source.readsLog ? await historyOf(host, set) : []
  await aTurn(host.ports.timers)
  const counts = source.counts({ name, plan: set.snapshot(), events })
  const historyFrom = 'historyFrom' in frame ? frame.historyFrom : null
  return { project, kind, name, isUpdate: target.at !== 'new', counts, leftOut, historyFrom, undo }
}

async function historyOf(host: Host, set: PlanSet): Promise<readonly Event[]> {
  const now = host.ports.clock.now()
  const createdAt = host.workspace.snapshot().project.get(set.ids.project)?.createdAt ?? now
  return set.history(createdAt, now)
}
