import type { GanttConflict } from '#shared/projections/ganttConflicts'
import type { GanttTaskRow } from '#shared/projections/ganttRow'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import { wordingIn } from '#shared/domain/wording'
import { longDay, shortDay } from '../../locales/days'
import type { Words } from './chart/words'

export interface ConflictWords {
  readonly head: string
  readonly text: string
}

/** What is wrong with a bar and from when on it would be right. */
export function conflictWords(row: GanttTaskRow, plan: PlanSnapshot, words: Words): ConflictWords[] {
  return row.conflicts.map(conflict => oneConflict(conflict, row, { plan, words }))
}

function oneConflict(
  conflict: GanttConflict,
  row: GanttTaskRow,
  { plan, words }: { plan: PlanSnapshot; words: Words },
): ConflictWords {
  const { language } = words
  const from = plan.task.get(conflict.from)
  const facts = {
    from: from === undefined ? '' : wordingIn(from.title, language),
    allowed: shortDay(conflict.allowed, language),
    count: conflict.days,
  }
  const { pin } = row.task.timing
  if (conflict.hitsPin && pin !== null) {
    const moment =
      pin.time === null ? longDay(pin.day, language) : `${longDay(pin.day, language)} ${pin.time}`
    return {
      head: words.say('gantt.conflict.pinHead', facts),
      text: words.say('gantt.conflict.pin', { ...facts, pin: moment }),
    }
  }
  return {
    head: words.say(`gantt.conflict.${conflict.type}Head`, facts),
    text: words.say(`gantt.conflict.${conflict.type}`, facts),
  }
}
