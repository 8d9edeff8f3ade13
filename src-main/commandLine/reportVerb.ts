import { resolve } from 'node:path'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { withDutyDays } from '#shared/calendar/workCalendar'
import { refuseFileSize } from '#shared/domain/fileSize'
import { decodeProjectFile, PROJECT_FILE_BEGINNING } from '#shared/document/projectFile'
import { type ProjectContent, readProject } from '#shared/document/readProject'
import { dayOfInstant } from '#shared/domain/day'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { Wording } from '#shared/domain/wording'
import { figuresOf } from '#shared/insight/figures'
import { retrospective } from '#shared/insight/retrospective'
import { readTrello } from '#shared/interchange/trello/readTrello'
import { type FileRefusal, readBytes } from './files'
import { type FlagRefusal, readReportFlags } from './flags'
import { makeProject } from './makeProject'
import { ZONE } from './headless/headlessHost'
import type { Outside } from './outside'

type Project = ProjectContent & { readonly name: Wording }

/** `report FILE`: the retrospective's figures of a project file, or of a Trello export as if it had been imported. */
export async function reportVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | null> {
  const flags = readReportFlags(args)
  if ('refused' in flags) return flags
  const { file, isJson } = flags
  const bytes = await readBytes(resolve(outside.folder, file), refuseFileSize)
  if ('refused' in bytes) return { ...bytes, file }
  const now = outside.now()
  const project = await projectIn(bytes, outside)
  if (isRefusal(project)) return { refused: 'badFile', file, why: project }
  const { name, plan, events } = project
  const T = plan.keyDate.get('T')
  const calendar = T === undefined || T.isRemoved ? chinaCalendar : withDutyDays(chinaCalendar, [T.day])
  const today = dayOfInstant(now, ZONE)
  const figures = figuresOf(retrospective(plan, events, { calendar, now, today, zone: ZONE }))
  outside.out(
    isJson
      ? `${JSON.stringify({ name: outside.say.word(name), day: today, figures })}\n`
      : outside.say.reported({ name, plan, figures, day: today }),
  )
  return null
}

async function projectIn(bytes: Uint8Array, outside: Outside): Promise<Project | Refusal> {
  const isOurs = PROJECT_FILE_BEGINNING.every((byte, at) => bytes[at] === byte)
  const own = isOurs ? bytes : await imported(bytes, outside)
  if (isRefusal(own)) return own
  const file = decodeProjectFile(own)
  if (isRefusal(file)) return file
  const content = readProject(file)
  return isRefusal(content) ? content : { ...content, name: file.project.name }
}

async function imported(bytes: Uint8Array, outside: Outside): Promise<Uint8Array | Refusal> {
  const board = readTrello(Buffer.from(bytes).toString('utf8'), { zone: ZONE, calendar: chinaCalendar })
  return isRefusal(board) ? board : makeProject(board, outside)
}
