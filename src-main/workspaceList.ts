import { readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import type { StartFacts } from '#shared/contracts/ipc'
import type { Log } from './log'
import { parseJson } from './parseJson'
import { writeWholeFile } from './wholeFile'

type WorkspaceList = NonNullable<StartFacts['workspaces']>

export const id = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/)
const MOST_WORKSPACES = 1_000
/** More than any name or address has: it keeps out what no window says, not what a person may type. */
const text = z.string().max(2_000)

/** As the window tells it, and as the file holds it. */
export const workspaceList: z.ZodType<WorkspaceList> = z.object({
  shown: id,
  workspaces: z.array(z.object({ store: id, id, name: text, address: text.nullable() })).max(MOST_WORKSPACES),
})

/**
 * null for a file that is absent, that can't be read, and for a damaged one, which is put aside: the stores themselves
 * are looked for then.
 */
export function readWorkspaceList(file: string, log: Log): WorkspaceList | null {
  try {
    const read = workspaceList.safeParse(parseJson(readFileSync(file, 'utf8')))
    if (read.success) return read.data
    log.fault('workspaces.damaged', read.error)
    renameSync(file, `${file}.damaged`)
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'))
      log.fault('workspaces.unread', fault)
  }
  return null
}

/** Durable, and whole or not at all. */
export async function writeWorkspaceList(file: string, list: WorkspaceList): Promise<void> {
  await writeWholeFile(file, new TextEncoder().encode(JSON.stringify(list)))
}
