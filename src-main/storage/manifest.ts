import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { type Disk, writeWhole } from '../../sync-server/src/store/disk'
import { createSerial } from '../../sync-server/src/serial'
import { isSetName, type SetName } from '#shared/domain/setName'
import { parseJson } from '../parseJson'

/** What is remembered of one set beside its content. */
export interface ManifestEntry {
  readonly epoch: number
  /** Deleted for good: restore points keep what they have, and nothing brings it back by itself. */
  readonly isGone: boolean
  /** By document: the number of the last batch when the app was closed. */
  readonly documents: Readonly<Record<string, number>>
}

const entry: z.ZodType<ManifestEntry> = z.object({
  epoch: z.int().min(0),
  isGone: z.boolean(),
  documents: z.record(z.string().max(200), z.int().min(0)),
})

interface Content {
  readonly generation: number
  /** The version of the app that wrote it. */
  readonly app: string | null
  readonly sets: Readonly<Record<string, ManifestEntry>>
}

const FORMAT = 1
const content: z.ZodType<Content> = z.object({
  generation: z.int().min(1),
  app: z.string().max(100).nullable().default(null),
  sets: z.record(z.string().max(100), entry),
})
const laterContent = z.object({ format: z.int().min(FORMAT + 1) })

const file = z.object({ checksum: z.int(), content: z.string() })

const NEW: ManifestEntry = { epoch: 0, isGone: false, documents: {} }

/**
 * Which sets a store has ever held. Two files take turns, so that whatever happens to the one that is written the
 * other is whole.
 */
export class Manifest {
  private readonly serial = createSerial()

  private constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly app: string | null,
    private now: Content,
  ) {}

  /** `app`: the version that runs. Rejects where a later one wrote it in a format of its own. */
  static async open(disk: Disk, folder: string, app: string | null = null): Promise<Manifest> {
    const read = await Promise.all([1, 2].map(turn => readContent(disk, join(folder, nameOf(turn)))))
    const [newest] = read.flatMap(one => one ?? []).sort((a, b) => b.generation - a.generation)
    return new Manifest(disk, folder, app, newest ?? { generation: 0, app: null, sets: {} })
  }

  /** Whether this store has ever been written to. */
  get isKnown(): boolean {
    return this.now.generation > 0
  }

  /** null before it is written, and where a version wrote it that did not say so. */
  get writtenBy(): string | null {
    return this.now.app
  }

  entry(set: SetName): ManifestEntry {
    return this.now.sets[set] ?? NEW
  }

  sets(): SetName[] {
    return Object.keys(this.now.sets).flatMap(set => (isSetName(set) && !this.entry(set).isGone ? [set] : []))
  }

  isGone(set: SetName): boolean {
    return this.entry(set).isGone
  }

  /** Durable when it settles; what can't be written has not changed. */
  change(entries: ReadonlyMap<SetName, ManifestEntry>): Promise<void> {
    return this.serial(async () => {
      const next: Content = {
        generation: this.now.generation + 1,
        app: this.app,
        sets: { ...this.now.sets, ...Object.fromEntries(entries) },
      }
      await writeContent(this.disk, this.folder, next)
      this.now = next
    })
  }
}

function nameOf(generation: number): string {
  return `manifest.${generation % 2 === 0 ? 2 : 1}.json`
}

/** null for a file that is absent or damaged. */
async function readContent(disk: Disk, path: string): Promise<Content | null> {
  const bytes = await disk.read(path)
  if (bytes === null) return null
  const outer = file.safeParse(parseJson(Buffer.from(bytes).toString()))
  if (!outer.success || crc32(outer.data.content) !== outer.data.checksum) return null
  const json = parseJson(outer.data.content)
  if (laterContent.safeParse(json).success) throw new Error('a later version of the app wrote the manifest')
  const inner = content.safeParse(json)
  return inner.success ? inner.data : null
}

async function writeContent(disk: Disk, folder: string, next: Content): Promise<void> {
  const text = JSON.stringify({ format: FORMAT, ...next })
  const bytes = Buffer.from(JSON.stringify({ checksum: crc32(text), content: text }))
  const path = join(folder, nameOf(next.generation))
  await disk.makeFolder(folder)
  await writeWhole(disk, `${path}.draft`, bytes)
  await disk.rename(`${path}.draft`, path)
  await disk.syncFolder(folder)
}
