import { decodeBundle } from '#shared/document/bundle'
import type { BundledUpdate } from '#shared/document/bundle'
import type { MergedStates } from '#shared/document/mergeStates'
import type { SetName } from '#shared/domain/setName'
import type { KeptSet, RestorePoint, RestorePointReason } from '#shared/ports/restorePoints'
import { createSerial } from '../../sync-server/src/serial'
import type { RestorePointFiles } from './restorePointFiles'
import { KEPT_ALWAYS, prunable } from './retention'
import type { KeptStates, StoreJournal } from './storeJournal'

/** Off the main thread where the app runs: a set of years takes longer than a frame. */
export type MergeStates = (updates: readonly BundledUpdate[], isFacts: boolean) => Promise<MergedStates>

/** A log is begun anew with its state when it has grown to more than this many times of it. */
const LONG_BYTES = 1_000_000
const LONG_TIMES = 4

/** Restore points of one store, made from its journal. */
export class RestorePoints implements KeptStates {
  private readonly serial = createSerial()
  private known: Promise<readonly RestorePoint[]> | null = null

  constructor(
    private readonly files: RestorePointFiles,
    private readonly merge: MergeStates,
    private readonly now: () => number,
  ) {}

  /** Newest first. */
  readonly list = (): Promise<readonly RestorePoint[]> => {
    if (this.known !== null) return this.known
    const listing = this.files.list()
    this.known = listing
    listing.catch(() => {
      this.known = null // whoever asked is told; the next one reads again
    })
    return listing
  }

  readonly sets = async (): Promise<SetName[]> => (await this.list())[0]?.sets.map(({ set }) => set) ?? []

  readonly documents = async (set: SetName, epoch: number): Promise<Readonly<Record<string, number>>> =>
    (await this.newest(set, epoch))[0]?.documents ?? {}

  readonly read = async (set: SetName, epoch: number): Promise<BundledUpdate[]> => {
    for (const kept of await this.newest(set, epoch)) {
      const content = await this.contentOf(kept)
      if (content.length > 0) return content
    }
    return []
  }

  /** Nothing of a file that is absent or damaged, or holds no bundle. */
  private async contentOf(kept: KeptSet): Promise<BundledUpdate[]> {
    const bundle = await this.files.read(kept)
    try {
      return bundle === null ? [] : decodeBundle(bundle)
    } catch {
      return []
    }
  }

  /**
   * Every set as it is now, read back and decoded before an older restore point goes; null when nothing has changed
   * since the newest one.
   */
  readonly make = (journal: StoreJournal, reason: RestorePointReason): Promise<RestorePoint | null> =>
    this.serial(async () => {
      const [newest] = await this.list()
      const sets: KeptSet[] = []
      for (const set of await journal.sets()) sets.push(await this.keep(journal, set, newest))
      const isSame = newest !== undefined && sameSets(sets, newest.sets)
      if (isSame && (reason === 'change' || reason === 'quit')) return null
      // A clock that was set back, or two in one millisecond, must not write over one that is there.
      const at = Math.max(this.now(), (newest?.at ?? 0) + 1)
      const made: RestorePoint = { id: new Date(at).toISOString().replace(/[:.]/g, '-'), at, reason, sets }
      await this.files.enter(made)
      const all = [made, ...(await this.list())]
      this.known = Promise.resolve(all)
      await this.prune(all)
      return made
    })

  /** Ids of those that can be read whole. */
  readonly verify = async (): Promise<string[]> => {
    const verified: string[] = []
    for (const one of await this.list()) if (await this.files.isPointWhole(one)) verified.push(one.id)
    return verified
  }

  /** Whether all of one can be read. */
  readonly isPointWhole = async (id: string): Promise<boolean> => {
    const point = await this.find(id)
    return point !== undefined && this.files.isPointWhole(point)
  }

  /** The bundle of a set in one of them; null when it is absent or damaged. */
  readonly bundle = async (id: string, set: SetName): Promise<Uint8Array | null> => {
    const kept = (await this.find(id))?.sets.find(one => one.set === set)
    return kept === undefined ? null : this.files.read(kept)
  }

  private async find(id: string): Promise<RestorePoint | undefined> {
    return (await this.list()).find(one => one.id === id)
  }

  private async keep(
    journal: StoreJournal,
    set: SetName,
    newest: RestorePoint | undefined,
  ): Promise<KeptSet> {
    const { epoch, documents, isDamaged } = await journal.head(set)
    const before = newest?.sets.find(one => one.set === set && one.epoch === epoch)
    const isSame = before !== undefined && sameNumbers(before.documents, documents)
    if (isSame && (await this.files.isWhole(before.sha256))) return before
    const content = await journal.content(set)
    // A log that has lost something, in a set that nobody has opened since: what was kept of it is kept on.
    const isHoled = isDamaged || isShorter(documents, before?.documents ?? {})
    const older = isHoled ? await this.read(set, epoch) : []
    const merged = await this.merge([...older, ...content.updates], set === 'facts')
    const kept = await this.files.keep(merged.bundle)
    const back = await this.files.read(kept)
    if (back === null || decodeBundle(back).length !== Object.keys(merged.documents).length)
      throw new Error('a restore point could not be read back')
    if (!isHoled && content.bytes > LONG_BYTES && content.bytes > LONG_TIMES * merged.bundle.byteLength)
      await journal.compact(set, merged.bundle, content)
    return { set, epoch, ...kept, tasks: merged.tasks, documents: merged.documents }
  }

  private async prune(all: readonly RestorePoint[]): Promise<void> {
    const ids = prunable(all, await this.newestVerified(all), this.now())
    const left = all.filter(({ id }) => !ids.includes(id))
    await this.files.prune(ids, left)
    this.known = Promise.resolve(left)
  }

  private async newestVerified(all: readonly RestorePoint[]): Promise<Set<string>> {
    const verified = new Set<string>()
    for (const one of all) {
      if (verified.size === KEPT_ALWAYS) break
      if (await this.files.isPointWhole(one)) verified.add(one.id)
    }
    return verified
  }

  /** What restore points hold of a set in this epoch, newest first. */
  private async newest(set: SetName, epoch: number): Promise<KeptSet[]> {
    return (await this.list()).flatMap(({ sets }) =>
      sets.filter(one => one.set === set && one.epoch === epoch),
    )
  }
}

/** Whether a log ends before what was kept of it. */
function isShorter(documents: KeptSet['documents'], kept: KeptSet['documents']): boolean {
  return Object.entries(kept).some(([document, last]) => last > (documents[document] ?? 0))
}

function sameNumbers(a: KeptSet['documents'], b: KeptSet['documents']): boolean {
  const [keys, others] = [Object.keys(a), Object.keys(b)]
  return keys.length === others.length && keys.every(key => a[key] === b[key])
}

function sameSets(a: readonly KeptSet[], b: readonly KeptSet[]): boolean {
  return a.length === b.length && a.every((one, at) => one.sha256 === b[at]?.sha256 && one.set === b[at]?.set)
}
