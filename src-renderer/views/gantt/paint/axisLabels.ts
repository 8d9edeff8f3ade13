import { type Day, dayOfNumber } from '#shared/domain/day'
import { daysToKeyDay } from '#shared/projections/gantt/calendarMarks'
import { longDay, shortDay, tableDay } from '../../../locales/days'
import type { Drawing } from './drawing'

export interface Label {
  readonly strong: string
  readonly weak: string
}

export type Labelled = (drawing: Drawing, day: Day) => Label

export function weekLabel({ words, scene }: Drawing, day: Day): Label {
  return { strong: shortDay(day, words.language), weak: fromKeyDay(daysToKeyDay(day, scene.keyDay)) }
}

export function weekShort({ view, scene }: Drawing, day: Day): Label {
  const width = view.perDay * 7
  const weak = width < 84 ? '' : fromKeyDay(daysToKeyDay(day, scene.keyDay))
  return { strong: width < 40 ? day.slice(8) : tableDay(day), weak }
}

export function monthLabel({ words }: Drawing, day: Day): Label {
  return {
    strong: words.say('gantt.month', { year: day.slice(0, 4), month: monthWord(words, day) }),
    weak: '',
  }
}

export function monthShort({ words, view }: Drawing, day: Day): Label {
  const name = monthWord(words, day)
  return { strong: view.perDay * 28 < 30 ? String(Number(day.slice(5, 7))) : name, weak: '' }
}

export function yearLabel({ words }: Drawing, day: Day): Label {
  return { strong: words.say('gantt.year', { year: day.slice(0, 4) }), weak: '' }
}

function monthWord(words: Drawing['words'], day: Day): string {
  return words.say(`gantt.months.${Number(day.slice(5, 7))}`)
}

/** T−23, T, T+5. */
export function fromKeyDay(days: number | null): string {
  if (days === null) return ''
  if (days === 0) return 'T'
  return days > 0 ? `T−${days}` : `T+${-days}`
}

export function yearStarts(months: readonly number[]): number[] {
  return months.filter((start, index) => index === 0 || dayOfNumber(start).slice(5, 7) === '01')
}

export function dayLabel({ words, scene }: Drawing, day: Day): Label {
  return { strong: longDay(day, words.language), weak: fromKeyDay(daysToKeyDay(day, scene.keyDay)) }
}

export function quarterLabel({ words }: Drawing, day: Day): Label {
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
  return { strong: words.say('gantt.quarter', { quarter }), weak: '' }
}
