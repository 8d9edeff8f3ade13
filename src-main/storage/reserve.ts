import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { type Disk, writeWhole } from '../../sync-server/src/store/disk'

const RESERVE_BYTES = 16 * 1024 * 1024
/** With less than this free the reserve would itself make the disk full. */
const ENOUGH_BYTES = 1024 * 1024 * 1024

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** A file that makes room for the last edits when the disk is full. */
export class Reserve {
  private readonly path: string

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {
    this.path = join(folder, 'reserve')
  }

  /** Makes it where there is room for it. */
  async keep(): Promise<void> {
    if ((await this.disk.size(this.path)) >= RESERVE_BYTES || (await freeBytes(this.folder)) < ENOUGH_BYTES)
      return
    await writeWhole(this.disk, this.path, new Uint8Array(RESERVE_BYTES))
  }

  /** Whether there was one to give up. */
  async giveUp(): Promise<boolean> {
    if ((await this.disk.size(this.path)) === 0) return false
    await this.disk.remove(this.path)
    return true
  }
}
