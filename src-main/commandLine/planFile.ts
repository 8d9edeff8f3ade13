import { resolve } from 'node:path'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { decodeProjectFile, PROJECT_FILE_BEGINNING } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import { dayOfInstant } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import { wordingIn } from '#shared/domain/wording'
import type { PlanOrRefusal, ReadPlan } from '#shared/interchange/planLeftOut'
import { refusePlanSize } from '#shared/interchange/planLimits'
import { readPlanFile } from '#shared/interchange/readPlan'
import { textOfBytes } from '#shared/interchange/textOfBytes'
import { EMPTY_WORKSPACE } from '#shared/model/snapshot'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { workPlanOf } from '#shared/schedule/dates/workPlanOf'
import { type FileRefusal, readBytes } from './files'
import { ZONE } from './headless/headlessHost'
import type { Outside } from './outside'

/** The plan in a file of any kind, where the person stands. */
export async function planInFile(file: string, outside: Outside): Promise<ReadPlan | FileRefusal> {
  const bytes = await readBytes(resolve(outside.folder, file), refusePlanSize)
  if ('refused' in bytes) return { ...bytes, file }
  const read = planInBytes(bytes, outside)
  return isRefusal(read) ? { refused: 'badFile', file, why: read } : read
}

function planInBytes(bytes: Uint8Array, outside: Outside): PlanOrRefusal {
  if (PROJECT_FILE_BEGINNING.every((byte, at) => bytes[at] === byte)) return planOfProject(bytes)
  const text = textOfBytes(bytes, TextDecoder)
  return isRefusal(text) ? text : planInText(text, outside)
}

/** Our own project, planned as the app plans it; days of the workspace are not in its file. */
function planOfProject(bytes: Uint8Array): PlanOrRefusal {
  const file = decodeProjectFile(bytes)
  if (isRefusal(file)) return file
  const content = readProject(file)
  if (isRefusal(content)) return content
  const { planned } = workPlanOf(content.plan, planCalendars(EMPTY_WORKSPACE, content.plan))
  return { plan: { ...planned, name: wordingIn(file.project.name, 'zh') }, leftOut: [] }
}

export function planInText(text: string, { now }: Pick<Outside, 'now'>): PlanOrRefusal {
  return readPlanFile(text, { zone: ZONE, calendar: chinaCalendar, today: dayOfInstant(now(), ZONE) })
}
