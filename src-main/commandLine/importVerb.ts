import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { decodeProjectFile, PROJECT_FILE_BEGINNING } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import { dayOfInstant } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import type { ForeignSource } from '#shared/foreign/foreignSource'
import { sourceOf } from '#shared/foreign/sourceOf'
import { readForeign } from '#shared/interchange/foreignPlan/readForeign'
import { textOfBytes } from '#shared/interchange/textOfBytes'
import { refuseSize } from '#shared/interchange/trello/readTrello'
import type { ForeignContent } from '#shared/ports/foreignReader'
import type { BoardCounts } from '#shared/projections/import/boardCounts'
import type { PlanCounts } from '#shared/projections/import/planCounts'
import { type FileRefusal, isAnothers, readBytes, writeWhole } from './files'
import { type FlagRefusal, type ImportFlags, readImportFlags } from './flags'
import { makeProject } from './makeProject'
import { ZONE } from './headless/headlessHost'
import type { Outside } from './outside'

/** `import FILE -o OUT`: a project file of a Trello export or a plan, and what it holds. Nothing is written when something is wrong. */
export async function importVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | null> {
  const flags = readImportFlags(args)
  if ('refused' in flags) return flags
  const output = resolve(outside.folder, flags.output)
  if (output === resolve(outside.folder, flags.file)) return { refused: 'sameFile' }
  if (!flags.isForced && (await isAnothers(output, PROJECT_FILE_BEGINNING)))
    return { refused: 'outputExists', file: flags.output }
  const foreign = await foreignIn(flags, outside)
  if ('refused' in foreign) return foreign
  const wrong = await writeWhole(output, await makeProject(foreign, outside))
  if (wrong !== null) return { ...wrong, file: flags.output }
  const counts = await countsOf(output, sourceOf(foreign))
  const { leftOut } = foreign
  const { out, say } = outside
  out(
    flags.isJson
      ? `${JSON.stringify({ ...counts, leftOut })}\n`
      : say.came({ counts, leftOut, output: flags.output }),
  )
  return null
}

async function foreignIn(
  { file }: ImportFlags,
  { folder, now }: Outside,
): Promise<ForeignContent | FileRefusal> {
  const bytes = await readBytes(resolve(folder, file), refuseSize)
  if ('refused' in bytes) return { ...bytes, file }
  const text = textOfBytes(bytes, TextDecoder)
  if (isRefusal(text)) return { refused: 'badFile', file, why: text }
  const context = { zone: ZONE, calendar: chinaCalendar, today: dayOfInstant(now(), ZONE) }
  const read = readForeign(text, { ...context, fileName: basename(file) })
  return isRefusal(read) ? { refused: 'badFile', file, why: read } : read
}

/** Of the file as it lies on the disk, not of what was meant to be written. */
async function countsOf(output: string, source: ForeignSource): Promise<BoardCounts | PlanCounts> {
  const file = decodeProjectFile(await readFile(output))
  const content = isRefusal(file) ? file : readProject(file)
  if (isRefusal(file) || isRefusal(content)) throw new Error('the written file cannot be read again')
  const { name } = file.project
  return source.counts({ name, ...content })
}
