import { writeMoment } from '#shared/interchange/moments'
import type { Schedule } from '#shared/schedule/engine/result'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { FileRefusal } from './files'
import { type FlagRefusal, readScheduleFlags } from './flags'
import type { Outside } from './outside'
import { planInFile } from './planFile'

/** `schedule FILE`: the early and late dates that a plan leads to, whoever's file it is. */
export async function scheduleVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | null> {
  const flags = readScheduleFlags(args)
  if ('refused' in flags) return flags
  const { file, isJson, from, calendar } = flags
  const read = await planInFile(file, outside)
  if ('refused' in read) return read
  const { plan, leftOut } = read
  const { start, calendarId, name } = plan
  const schedule = schedulePlan({ ...plan, start: from ?? start, calendarId: calendar ?? calendarId })
  const { out, say } = outside
  if (!isJson) out(say.scheduled({ name, schedule, leftOut }))
  else out(`${JSON.stringify({ ...told(schedule), ...(leftOut.length > 0 ? { leftOut } : {}) })}\n`)
  return null
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
