import { join } from 'node:path'
import { z } from 'zod'
import type { SecondFolderState } from '#shared/ports/restorePoints'
import { createSerial } from '../../sync-server/src/serial'
import { type Disk, writeWhole } from '../../sync-server/src/store/disk'
import type { Log } from '../log'
import { parseJson } from '../parseJson'
import { RestorePointFiles } from './restorePointFiles'
import { KEPT_ALWAYS, prunable } from './retention'

export interface SecondFolderParts {
  readonly disk: Disk
  /** Of the profile: where the choice is kept. */
  readonly folder: string
  readonly now: () => number
  /** Eight letters or digits: computers that share a drive do not write into each other's copies. */
  readonly newId: () => string
  readonly log: Log
}

const choice = z.object({
  folder: z.string().min(1).max(4_096),
  id: z.string().regex(/^[0-9a-z]{8}$/),
  copiedAt: z.number().nullable(),
})
type Choice = z.infer<typeof choice>

const NONE: SecondFolderState = { folder: null, at: 'none', copiedAt: null }

/**
 * A folder of the person's choice, such as a USB disk, that gets a copy of every restore point. One that is not there
 * stops nothing: it is told, and gets what it lacks when it is back.
 *
 *   <chosen>/warroom-<id>/warroom.json   <store>/<restore points as in the profile>
 */
export class SecondFolder {
  private readonly serial = createSerial()
  private readonly file: string
  private known: Choice | null | undefined
  private isFailed = false

  constructor(private readonly parts: SecondFolderParts) {
    this.file = join(parts.folder, 'second-folder.json')
  }

  async state(): Promise<SecondFolderState> {
    const chosen = await this.chosen()
    if (chosen === null) return NONE
    const { folder, copiedAt } = chosen
    const isThere = await this.isThere(chosen)
    return { folder, copiedAt, at: !isThere ? 'missing' : this.isFailed ? 'failed' : 'good' }
  }

  /** null: no longer. What was copied stays there. Rejects when the folder can't be written to. */
  async choose(folder: string | null): Promise<void> {
    const { disk, newId } = this.parts
    if (folder === null) {
      await disk.remove(this.file)
      this.known = null
      return
    }
    const chosen = { folder, id: newId(), copiedAt: null }
    await disk.makeFolder(rootOf(chosen))
    await writeWhole(disk, markOf(chosen), new TextEncoder().encode(JSON.stringify({ format: 1 })))
    await this.keep(chosen)
    this.isFailed = false
  }

  /** Never rejects: what fails is in the log and in the state. */
  readonly copy = (store: string, from: RestorePointFiles): Promise<void> =>
    this.serial(async () => {
      try {
        const chosen = await this.chosen()
        // A drive that is away leaves its mount point behind as an ordinary folder of this disk.
        if (chosen === null || !(await this.isThere(chosen))) return
        await this.fill(new RestorePointFiles(this.parts.disk, join(rootOf(chosen), store)), from)
        await this.keep({ ...chosen, copiedAt: this.parts.now() })
        this.isFailed = false
      } catch (fault) {
        this.isFailed = true
        this.parts.log.fault('secondFolder', fault)
      }
    })

  /** Pruned by its own age, never by what the profile has lost. */
  private async fill(to: RestorePointFiles, from: RestorePointFiles): Promise<void> {
    const there = new Set((await to.list()).map(({ id }) => id))
    for (const point of await from.list()) {
      if (!there.has(point.id) && (await from.isPointWhole(point))) await to.take(point, from)
    }
    const all = await to.list()
    const verified = new Set<string>()
    for (const point of all) {
      if (verified.size === KEPT_ALWAYS) break
      if (await to.isPointWhole(point)) verified.add(point.id)
    }
    const ids = prunable(all, verified, this.parts.now())
    await to.prune(
      ids,
      all.filter(({ id }) => !ids.includes(id)),
    )
  }

  private async isThere(chosen: Choice): Promise<boolean> {
    return (await this.parts.disk.read(markOf(chosen)).catch(() => null)) !== null
  }

  private async chosen(): Promise<Choice | null> {
    if (this.known !== undefined) return this.known
    const bytes = await this.parts.disk.read(this.file)
    const read = bytes === null ? null : choice.safeParse(parseJson(Buffer.from(bytes).toString()))
    this.known = read?.success === true ? read.data : null
    return this.known
  }

  private async keep(chosen: Choice): Promise<void> {
    const { disk, folder } = this.parts
    await disk.makeFolder(folder)
    await writeWhole(disk, `${this.file}.draft`, new TextEncoder().encode(JSON.stringify(chosen)))
    await disk.rename(`${this.file}.draft`, this.file)
    await disk.syncFolder(folder)
    this.known = chosen
  }
}

function rootOf({ folder, id }: Choice): string {
  return join(folder, `warroom-${id}`)
}

function markOf(chosen: Choice): string {
  return join(rootOf(chosen), 'warroom.json')
}
