import type { GanttBreach, GanttConflict, GanttMiss } from '#shared/projections/gantt/conflicts'
import type { GanttTaskRow } from '#shared/projections/gantt/row'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { wordingIn } from '#shared/domain/wording'
import { longDay, shortDay } from '../../locales/days'
import type { Words } from '../../locales/words'

export interface ConflictWords {
  readonly head: string
  readonly text: string
}

/** A task with its conflicts. */
type ConflictedRow = Pick<GanttTaskRow, 'task' | 'conflicts'>

export function conflictWords(row: ConflictedRow, plan: PlanSnapshot, words: Words): ConflictWords[] {
  return row.conflicts.map(conflict => oneConflict(conflict, row, { plan, words }))
}

interface WordContext {
  readonly plan: PlanSnapshot
  readonly words: Words
}

function oneConflict(conflict: GanttConflict, row: ConflictedRow, context: WordContext): ConflictWords {
  return conflict.kind === 'dependency'
    ? dependencyWords(conflict, row, context)
    : missedWords(conflict, context)
}

function dependencyWords(
  conflict: GanttBreach,
  row: ConflictedRow,
  { plan, words }: WordContext,
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

/** The deadline or constraint, the planned date, and the tasks that lead to it. */
function missedWords(
  { kind, wanted, reached, days, chain }: GanttMiss,
  { plan, words }: WordContext,
): ConflictWords {
  const { language } = words
  const titles = chain.slice(-4, -1).flatMap(id => {
    const task = plan.task.get(id)
    return task === undefined ? [] : [wordingIn(task.title, language)]
  })
  const facts = { wanted: longDay(wanted, language), reached: longDay(reached, language), count: days }
  const text = words.say(`gantt.conflict.${kind}`, facts)
  const through =
    titles.length === 0 ? '' : words.say('gantt.conflict.through', { chain: titles.join(' → ') })
  return { head: words.say('gantt.conflict.missHead', facts), text: `${text}${through}` }
}
