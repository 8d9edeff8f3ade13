import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { DamagedRow } from './roomStore'
import { type Disk, writeWhole } from './disk'
import type { DamagedRange } from './record'

/** Bytes of a log that can't be read, and where. */
export interface Cut {
  readonly span: DamagedRange
  readonly bytes: Uint8Array
}

/** Keeps them in a file of their own, once, before anything may cut or compact them away. */
export async function setAside(
  disk: Disk,
  folder: string,
  { span, bytes, prefix }: Cut & { readonly prefix: string },
): Promise<DamagedRow> {
  const row = bytes.subarray(span.offset, span.end)
  const name = `${prefix}-${span.offset}-${crc32(row).toString(16)}.row`
  const kept = await disk.names(folder)
  if (!kept.includes(name)) {
    await disk.makeFolder(folder)
    await writeWhole(disk, join(folder, `${name}.part`), row)
    await disk.rename(join(folder, `${name}.part`), join(folder, name))
    await disk.syncFolder(folder)
  }
  return { row: name, reason: span.reason, bytes: row.byteLength }
}
