import { resolve } from 'node:path'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { dayOfInstant } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import type { PlanOrRefusal, ReadPlan } from '#shared/interchange/planLeftOut'
import { refusePlanSize } from '#shared/interchange/planLimits'
import { readPlanFile } from '#shared/interchange/readPlan'
import { type FileRefusal, readBytes } from './files'
import { ZONE } from './makeProject'
import type { Outside } from './outside'
import { textOfBytes } from './textOfBytes'

/** The plan in a file of any kind, where the person stands. */
export async function planInFile(file: string, outside: Outside): Promise<ReadPlan | FileRefusal> {
  const bytes = await readBytes(resolve(outside.folder, file), refusePlanSize)
  if ('refused' in bytes) return { ...bytes, file }
  const text = textOfBytes(bytes)
  const read = isRefusal(text) ? text : planInText(text, outside)
  return isRefusal(read) ? { refused: 'badFile', file, why: read } : read
}

export function planInText(text: string, { now }: Pick<Outside, 'now'>): PlanOrRefusal {
  return readPlanFile(text, { zone: ZONE, calendar: chinaCalendar, today: dayOfInstant(now(), ZONE) })
}
