import type { WorkCalendar } from '#shared/calendar/workCalendar'
import { type Day, isDay } from '#shared/domain/day'
import { usualKeyDate } from '#shared/template/keyDates'
import type { ProjectTemplate } from '#shared/template/template'
import { usualKeyDay } from '#shared/template/usualKeyDay'
import type { Draft } from '#shared/host/projects/createProject'

/** What decides the dates that the wizard offers. */
export interface Offer {
  readonly today: Day
  readonly calendar: WorkCalendar
}

/** Remembers for which T its dates were proposed, since T is invalid while it is being typed. */
export interface OfferedDraft extends Draft {
  readonly offeredFor: string
}

export function firstDraft(template: ProjectTemplate | null, offer: Offer): OfferedDraft {
  const blank = { template: null, keyDate: '', keyDates: {}, name: '', usualName: '', offeredFor: '' }
  return chosen(blank, template, offer)
}

/**
 * The draft after a change. Another template brings its own dates; a new T carries the platform dates along
 * that nobody has touched.
 */
export function followed(before: OfferedDraft, part: Partial<Draft>, offer: Offer): OfferedDraft {
  const next = { ...before, ...part }
  if (next.template !== before.template) return chosen(before, next.template, offer)
  if (part.keyDates !== undefined || !isDay(next.keyDate)) return next
  const [was, is] = [usualDates(before.template, before.offeredFor), usualDates(next.template, next.keyDate)]
  const isUntouched = ([id]: [string, unknown]): boolean =>
    before.keyDates[id]?.day === was[id]?.day && before.keyDates[id]?.time === was[id]?.time
  const carried = Object.fromEntries(Object.entries(is).filter(isUntouched))
  return { ...next, keyDates: { ...before.keyDates, ...carried }, offeredFor: next.keyDate }
}

function chosen(before: OfferedDraft, template: ProjectTemplate | null, offer: Offer): OfferedDraft {
  if (template === null) return { ...before, template, keyDate: '', keyDates: {}, offeredFor: '' }
  const keyDate = keptKeyDate(before, template, offer) ?? usualKeyDay(template, offer.today, offer.calendar)
  return { ...before, template, keyDate, keyDates: usualDates(template, keyDate), offeredFor: keyDate }
}

/** A T that the person wrote stays, unless the new template has a date of its own. */
function keptKeyDate({ template, keyDate }: Draft, next: ProjectTemplate, offer: Offer): Day | null {
  if (template === null || next.occasion !== null || !isDay(keyDate)) return null
  return keyDate === usualKeyDay(template, offer.today, offer.calendar) ? null : keyDate
}

function usualDates(template: ProjectTemplate | null, keyDate: string): Draft['keyDates'] {
  if (template === null || !isDay(keyDate)) return {}
  return Object.fromEntries(template.keyDates.map(one => [one.id, usualKeyDate(one, keyDate)]))
}
