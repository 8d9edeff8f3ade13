import type { PlanSnapshot } from '#shared/model/snapshot'
import { wordingIn } from '#shared/domain/wording'
import { clockOf, exactTimes, isTimed } from '#shared/projections/task/clockTimes'
import type { GanttTaskRow } from '#shared/projections/gantt/row'
import { dayRange, longDay, timedRange } from '../../../locales/days'
import { workWords } from '../../wording/lengthWords'
import { conflictWords } from '../../wording/conflictWords'
import type { TipWords } from './tip'
import type { Words } from '../../../locales/words'

export function tipWords(row: GanttTaskRow, plan: PlanSnapshot, words: Words): TipWords {
  return {
    title: wordingIn(row.task.title, words.language),
    lines: [datesLine(row, words), movedLine(row, words)].filter(text => text !== ''),
    warnings: conflictWords(row, plan, words),
  }
}

function datesLine(row: GanttTaskRow, words: Words): string {
  const { dates, planned, task } = row
  const { language } = words
  const { pin, days, due } = task.timing
  if (dates === null) return due === null ? '' : words.say('gantt.dueBy', { day: longDay(due, language) })
  if (pin !== null) {
    const day = longDay(pin.day, language)
    return words.say('gantt.pinnedOn', { moment: pin.time === null ? day : `${day} ${pin.time}` })
  }
  if (days === 0) return [longDay(dates.start, language), clockOf(row).start].filter(Boolean).join(' ')
  if (isTimed(row)) {
    const length = workWords(task.timing.length ?? { amount: days, unit: 'day', isElapsed: false }, words.say)
    return words.say('gantt.rangeWithLength', {
      range: timedRange(dates, exactTimes(planned), language),
      length,
    })
  }
  return rangeWithDays(dates.start, dates.finish, { days, words })
}

/** `天气：原来 10月12日 – 10月14日` */
function movedLine({ moved }: GanttTaskRow, words: Words): string {
  if (moved === null) return ''
  const reason = words.say(`plan.moveReasons.${moved.reason}`)
  if (moved.from === null) return words.say('gantt.movedFor', { reason })
  const range = dayRange(moved.from[0], moved.from[1], words.language)
  return words.say('gantt.movedFrom', { reason, range })
}

export function rangeWithDays(
  start: Parameters<typeof dayRange>[0],
  finish: Parameters<typeof dayRange>[1],
  { days, words }: { days: number; words: Words },
): string {
  return words.say('gantt.rangeWithDays', { range: dayRange(start, finish, words.language), count: days })
}
