import { resolve } from 'node:path'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { dayOfInstant } from '#shared/domain/day'
import { isRefusal, type Refusal, refuse } from '#shared/domain/refusal'
import { writeMoment } from '#shared/interchange/moments'
import { readPlan } from '#shared/interchange/readPlan'
import { refuseSize } from '#shared/interchange/trello/readTrello'
import type { Schedule } from '#shared/schedule/engine/result'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { WorkPlan } from '#shared/schedule/workPlan'
import { type FileRefusal, readBytes } from './files'
import { type FlagRefusal, readScheduleFlags } from './flags'
import { ZONE } from './makeProject'
import type { Outside } from './outside'

/** `schedule FILE`: the early and late dates that a plan leads to, whoever's file it is. */
export async function scheduleVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | null> {
  const flags = readScheduleFlags(args)
  if ('refused' in flags) return flags
  const { file, isJson, from, calendar } = flags
  const bytes = await readBytes(resolve(outside.folder, file), refuseSize)
  if ('refused' in bytes) return { ...bytes, file }
  const plan = planIn(bytes, outside.now())
  if (isRefusal(plan)) return { refused: 'badFile', file, why: plan }
  const { start, calendarId } = plan
  const schedule = schedulePlan({ ...plan, start: from ?? start, calendarId: calendar ?? calendarId })
  outside.out(
    isJson ? `${JSON.stringify(told(schedule))}\n` : outside.say.scheduled({ name: plan.name, schedule }),
  )
  return null
}

function planIn(bytes: Uint8Array, now: number): WorkPlan | Refusal {
  const text = textOf(bytes)
  if (isRefusal(text)) return text
  return readPlan(text, { zone: ZONE, calendar: chinaCalendar, today: dayOfInstant(now, ZONE) })
}

function textOf(bytes: Uint8Array): string | Refusal {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    return refuse('fileNotUtf8')
  }
}

function told({ start, finish, workingMinutes, tasks, conflicts, suspended }: Schedule) {
  return {
    start: writeMoment(start),
    finish: writeMoment(finish),
    workingMinutes,
    tasks: tasks.map(task => ({
      id: task.id,
      name: task.name,
      earlyStart: writeMoment(task.earlyStart),
      earlyFinish: writeMoment(task.earlyFinish),
      lateStart: writeMoment(task.lateStart),
      lateFinish: writeMoment(task.lateFinish),
      totalSlackMinutes: task.totalSlackMinutes,
      freeSlackMinutes: task.freeSlackMinutes,
      critical: task.critical,
    })),
    conflicts: conflicts.map(one => ({
      ...one,
      wanted: writeMoment(one.wanted),
      reached: writeMoment(one.reached),
    })),
    suspended,
  }
}
