import { readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import type { StartFacts } from '#shared/contracts/ipc'
import type { Log } from './log'
import { writeWholeFile } from './wholeFile'

type WorkspaceList = NonNullable<StartFacts['workspaces']>

const id = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/)
const MOST_WORKSPACES = 1_000

/** As the window tells it, and as the file holds it. */
export const workspaceList: z.ZodType<WorkspaceList> = z.object({
  shown: id,
  workspaces: z
    .array(z.object({ store: id, id, name: z.string().max(100), address: z.string().max(300).nullable() }))
    .max(MOST_WORKSPACES),
})

/** null for a file that is absent, and for a damaged one, which is put aside: the stores themselves are looked for then. */
export function readWorkspaceList(file: string, log: Log): WorkspaceList | null {
  try {
    return workspaceList.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
    log.fault('workspaces.damaged', fault)
    renameSync(file, `${file}.damaged`)
    return null
  }
}

/** Durable, and whole or not at all. */
export async function writeWorkspaceList(file: string, list: WorkspaceList): Promise<void> {
  await writeWholeFile(file, new TextEncoder().encode(JSON.stringify(list)))
}
