import { join } from 'node:path'
import type { StoredUpdate } from './roomStore'
import { type Disk, writeWhole } from './disk'
import { encodeRecord, recordKind, scanLog } from './record'

/** What one document gets in a batch over several, and the number its record will have. */
export interface BatchShare {
  readonly document: string
  readonly seq: number
  readonly updates: readonly Uint8Array[]
}

/**
 * Logs are files of their own, so a batch over several of them is written here first: a kill between
 * two logs is made good at the next start. A record that is whole was decided, any other was not.
 */
export class BatchJournal {
  private readonly path: string

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {
    this.path = join(folder, 'batch.journal')
  }

  async write(shares: readonly BatchShare[]): Promise<void> {
    const parts = shares.flatMap(({ document, seq, updates }) => [
      Buffer.from(JSON.stringify({ document, seq, count: updates.length })),
      ...updates,
    ])
    await writeWhole(this.disk, this.path, encodeRecord({ seq: 0, kind: recordKind.batch, parts }))
    await this.disk.syncFolder(this.folder)
  }

  async clear(): Promise<void> {
    await this.disk.remove(this.path)
    await this.disk.syncFolder(this.folder)
  }

  /** null if there is none; none of a batch that was not decided. */
  async read(): Promise<BatchShare[] | null> {
    const bytes = await this.disk.read(this.path)
    if (bytes === null) return null
    const parts = [...(scanLog(bytes).records[0]?.parts ?? [])]
    const shares: BatchShare[] = []
    for (let head = parts.shift(); head !== undefined; head = parts.shift()) {
      const { document, seq, count } = JSON.parse(Buffer.from(head).toString()) as {
        document: string
        seq: number
        count: number
      }
      shares.push({ document, seq, updates: parts.splice(0, count) })
    }
    return shares
  }
}

/** Updates by document, each in the order it came. */
export function byDocument(batch: readonly StoredUpdate[]): Map<string, Uint8Array[]> {
  const shares = new Map<string, Uint8Array[]>()
  for (const { document, update } of batch) {
    const share = shares.get(document)
    if (share === undefined) shares.set(document, [update])
    else share.push(update)
  }
  return shares
}
