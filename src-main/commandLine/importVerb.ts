import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { decodeProjectFile, encodeProjectFile, PROJECT_FILE_BEGINNING } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import type { ForeignBoard } from '#shared/domain/foreignBoard'
import { isRefusal } from '#shared/domain/refusal'
import { readTrello, refuseSize } from '#shared/interchange/trello/readTrello'
import { type BoardCounts, countBoard } from '#shared/projections/boardCounts'
import { type FileRefusal, isAnothers, readBytes, writeWhole } from './files'
import { type FlagRefusal, type ImportFlags, readImportFlags } from './flags'
import { makeProject, ZONE } from './makeProject'
import type { Outside } from './outside'

/** `import FILE -o OUT`: a project file of a Trello export, and what it holds. Nothing is written when something is wrong. */
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
  const board = await boardIn(flags, outside)
  if ('refused' in board) return board
  const wrong = await writeWhole(output, encodeProjectFile(makeProject(board, outside.now())))
  if (wrong !== null) return { ...wrong, file: flags.output }
  const counts = await countsOf(output)
  const { leftOut } = board
  const { out, say } = outside
  out(
    flags.isJson
      ? `${JSON.stringify({ ...counts, leftOut })}\n`
      : say.came({ counts, leftOut, output: flags.output }),
  )
  return null
}

async function boardIn({ file }: ImportFlags, { folder }: Outside): Promise<ForeignBoard | FileRefusal> {
  const bytes = await readBytes(resolve(folder, file), refuseSize)
  if ('refused' in bytes) return { ...bytes, file }
  const board = readTrello(Buffer.from(bytes).toString('utf8'), { zone: ZONE, calendar: chinaCalendar })
  return isRefusal(board) ? { refused: 'badFile', file, why: board } : board
}

/** Of the file as it lies on the disk, not of what was meant to be written. */
async function countsOf(output: string): Promise<BoardCounts> {
  const file = decodeProjectFile(await readFile(output))
  const content = isRefusal(file) ? file : readProject(file)
  if (isRefusal(file) || isRefusal(content)) throw new Error('the written file cannot be read again')
  return countBoard({ name: file.project.name, ...content })
}
