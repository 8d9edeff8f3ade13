import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { Refusal } from '#shared/domain/refusal'
import { type Day, isDay } from '#shared/domain/day'
import { templates } from '#shared/template/data/templates'
import { usualKeyDate } from '#shared/template/keyDates'
import { type Layout, layOut } from '#shared/template/layOut'
import { nextOccurrence } from '#shared/template/usualKeyDay'
import type { ProjectTemplate } from '#shared/template/template'
import { type Draft, PLATFORM_ZONE } from '../../session/createProject'
import { useToday } from '../../session/today'
import { useWording } from '../../widgets/wording'

export interface DraftState {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly layout: Layout | null
  /** What is wrong first, with names in the person's language; null when all is well. */
  readonly refusal: Refusal | null
}

/** The wizard's state. A new T carries the platform dates that nobody has touched along. */
export function useDraft(): DraftState {
  const { t } = useTranslation()
  const word = useWording()
  const today = useToday()
  const [given, setGiven] = useState(() => firstDraft(today))
  const usualName = given.template === null ? t('wizard.emptyName') : word(given.template.name)
  const draft: Draft = { ...given, usualName }
  const outcome = useMemo(() => {
    const { template, keyDate, keyDates } = given
    if (template === null) return null
    return layOut(template, { keyDate, keyDates, calendar: chinaCalendar, today, zone: PLATFORM_ZONE })
  }, [given, today])
  const change = (part: Partial<Draft>): void => setGiven(before => followed(before, part))
  if (outcome === null) return { draft, change, layout: null, refusal: null }
  if (!('refused' in outcome)) return { draft, change, layout: outcome, refusal: null }
  const nameOf = (id: string): string => {
    const keyDate = given.template?.keyDates.find(one => one.id === id)
    return keyDate === undefined ? id : word(keyDate.name)
  }
  return { draft, change, layout: null, refusal: explained(outcome, nameOf) }
}

function firstDraft(today: Day): Draft {
  const template = templates[0] ?? null
  const keyDate = template?.occasion == null ? '' : nextOccurrence(template.occasion, today)
  return { template, keyDate, keyDates: usualDates(template, keyDate), name: '', usualName: '' }
}

function usualDates(template: ProjectTemplate | null, keyDate: string): Draft['keyDates'] {
  if (template === null || !isDay(keyDate)) return {}
  return Object.fromEntries(template.keyDates.map(one => [one.id, usualKeyDate(one, keyDate)]))
}

function followed(before: Draft, part: Partial<Draft>): Draft {
  const next = { ...before, ...part }
  if (part.keyDates !== undefined) return next
  if (next.keyDate === before.keyDate && next.template === before.template) return next
  const [was, is] = [usualDates(before.template, before.keyDate), usualDates(next.template, next.keyDate)]
  if (Object.keys(is).length === 0)
    return { ...next, keyDates: next.template === null ? {} : before.keyDates }
  const untouched = (id: string): boolean =>
    before.keyDates[id]?.day === was[id]?.day && before.keyDates[id]?.time === was[id]?.time
  const kept = Object.entries(is).map(([id, usual]) => [
    id,
    untouched(id) ? usual : (before.keyDates[id] ?? usual),
  ])
  return { ...next, keyDates: Object.fromEntries(kept) as Draft['keyDates'] }
}

/** Ids in a refusal become the names that stand beside the fields. */
function explained({ refused, ...facts }: Refusal & object, nameOf: (id: string) => string): Refusal {
  const named: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(facts as Record<string, string | number>)) {
    named[key] = key === 'earlier' || key === 'later' ? nameOf(String(value)) : value
    if (key === 'id') named.name = nameOf(String(value))
  }
  return { refused, facts: named }
}
