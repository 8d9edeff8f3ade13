import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { isSetName } from '#shared/domain/setName'
import type { KeptSet, RestorePoint } from '#shared/ports/restorePoints'
import { type Disk, writeWhole } from '../../sync-server/src/store/disk'
import { parseJson } from '../parseJson'

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const MOST_SETS = 20_000
/** An unpacked set: fifty times what the largest real project has. */
const MOST_BYTES = 256 * 1024 * 1024
/** Every index that names the most sets is smaller. */
const MOST_INDEX_BYTES = 64 * 1024 * 1024
/** The year 9000: what comes after the year 9999 can't be named by its time. */
const MOST_AT = 221_845_392_000_000

const point: z.ZodType<RestorePoint> = z.object({
  id: z.string().regex(/^[0-9TZ-]{1,40}$/),
  at: z.int().min(0).max(MOST_AT),
  reason: z.enum(['change', 'quit', 'import', 'restore', 'update', 'byHand']),
  sets: z
    .array(
      z.object({
        set: z.string().refine(isSetName),
        epoch: z.int().min(0),
        sha256,
        bytes: z.int().min(0),
        tasks: z.int().min(0).nullable(),
        documents: z.record(z.string().max(200), z.int().min(0)),
      }),
    )
    .max(MOST_SETS),
})

const FORMAT = 1
const file = z.object({ format: z.literal(FORMAT), sha256, point: z.string() })
const laterFile = z.object({ format: z.int().min(FORMAT + 1) })

/** `unread`: one that may be whole, on a disk that can't read it now, or as a later version of the app wrote it. */
type Index = RestorePoint | 'damaged' | 'unread'

/**
 * Restore points as files: an index for each, and a packed file for each state of a set that any of them has.
 *
 *   2026-12-01T03-20-00-000Z.json   data/<sha256>.gz
 */
export class RestorePointFiles {
  private readonly data: string

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {
    this.data = join(folder, 'data')
  }

  /** Those whose index can be read, newest first. */
  async list(): Promise<RestorePoint[]> {
    const read = await this.indexes()
    return read.flatMap(one => (typeof one === 'string' ? [] : one)).sort((a, b) => b.at - a.at)
  }

  /** A state of a set, written once and read back. Throws when what is on the disk is not what was written. */
  async keep(bundle: Uint8Array): Promise<Pick<KeptSet, 'sha256' | 'bytes'>> {
    const bytes = await pack(bundle)
    const name = hashOf(bytes)
    if (!(await this.isWhole(name))) {
      await this.disk.makeFolder(this.data)
      await this.place(join(this.data, `${name}.gz`), bytes)
      if (!(await this.isWhole(name))) throw new Error('a restore point could not be read back')
    }
    return { sha256: name, bytes: bytes.byteLength }
  }

  /** The index comes last: a restore point is there when all of it is. */
  async enter(kept: RestorePoint): Promise<void> {
    const text = JSON.stringify(kept)
    const bytes = Buffer.from(JSON.stringify({ format: 1, sha256: hashOf(Buffer.from(text)), point: text }))
    const path = join(this.folder, `${kept.id}.json`)
    await this.place(path, bytes)
    if (typeof (await this.readIndex(path)) === 'string')
      throw new Error('a restore point could not be read back')
  }

  /** The bundle of a set; null when its file is absent or damaged. */
  async read({ sha256: name }: Pick<KeptSet, 'sha256'>): Promise<Uint8Array | null> {
    const bytes = await this.packed(name)
    // Bytes that are what their name says can still be no packed ones, in a folder that came from elsewhere.
    return bytes === null ? null : unpack(bytes, { maxOutputLength: MOST_BYTES }).catch(() => null)
  }

  async isWhole(name: string): Promise<boolean> {
    return (await this.packed(name)) !== null
  }

  /** Whether all of one can be read. */
  async isPointWhole({ sets }: RestorePoint): Promise<boolean> {
    for (const one of sets) if (!(await this.isWhole(one.sha256))) return false
    return true
  }

  /** One of another folder, under the same names. Throws where it can't be read there or written here. */
  async take(point: RestorePoint, from: RestorePointFiles): Promise<void> {
    await this.disk.makeFolder(this.data)
    for (const { sha256: name } of point.sets) {
      if (await this.isWhole(name)) continue
      const bytes = await from.packed(name)
      if (bytes === null) throw new Error('a restore point that is to be copied is damaged')
      await this.place(join(this.data, `${name}.gz`), bytes)
      if (!(await this.isWhole(name))) throw new Error('a copied restore point could not be read back')
    }
    await this.enter(point)
  }

  /** Deletes these, and the files that none of `left` has; none while an index that may need them is unread. */
  async prune(ids: readonly string[], left: readonly RestorePoint[]): Promise<void> {
    for (const id of ids) await this.disk.remove(join(this.folder, `${id}.json`))
    if ((await this.indexes()).includes('unread')) return
    const used = new Set(left.flatMap(({ sets }) => sets.map(one => `${one.sha256}.gz`)))
    for (const name of await this.disk.names(this.data)) {
      if (!used.has(name)) await this.disk.remove(join(this.data, name))
    }
  }

  private async packed(name: string): Promise<Uint8Array | null> {
    // Where the disk can't read it, it is as good as damaged: the others must not suffer from it.
    const bytes = await this.readFile(join(this.data, `${name}.gz`), MOST_BYTES).catch(() => null)
    return bytes === null || hashOf(bytes) !== name ? null : bytes
  }

  private async place(path: string, bytes: Uint8Array): Promise<void> {
    await this.disk.makeFolder(this.folder)
    await writeWhole(this.disk, `${path}.draft`, bytes)
    await this.disk.rename(`${path}.draft`, path)
    await this.disk.syncFolder(join(path, '..'))
  }

  /** null for one that is absent or too large. A pipe or a device, which would never end, has no size. */
  private async readFile(path: string, most: number): Promise<Uint8Array | null> {
    const size = await this.disk.size(path)
    return size === 0 || size > most ? null : this.disk.read(path)
  }

  private async indexes(): Promise<Index[]> {
    const names = (await this.disk.names(this.folder)).filter(name => /^[0-9TZ-]{1,40}\.json$/.test(name))
    return Promise.all(names.map(name => this.readIndex(join(this.folder, name))))
  }

  private async readIndex(path: string): Promise<Index> {
    const bytes = await this.readFile(path, MOST_INDEX_BYTES).catch(() => 'unread' as const)
    if (bytes === 'unread') return bytes
    const json = bytes === null ? null : parseJson(Buffer.from(bytes).toString())
    if (laterFile.safeParse(json).success) return 'unread'
    const outer = file.safeParse(json)
    if (!outer.success || hashOf(Buffer.from(outer.data.point)) !== outer.data.sha256) return 'damaged'
    const inner = point.safeParse(parseJson(outer.data.point))
    return inner.success ? inner.data : 'damaged'
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
