import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { Refusal } from '#shared/domain/refusal'
import type { Wording } from '#shared/domain/wording'
import { templates } from '#shared/template/data/templates'
import { type Layout, layOut } from '#shared/template/layOut'
import type { ProjectTemplate } from '#shared/template/template'
import { usualNameOf } from '#shared/template/usualName'
import { type Draft, PLATFORM_ZONE } from '#shared/host/projects/createProject'
import { useToday } from '../../session/today'
import { useWording } from '../../widgets/wording'
import { firstDraft, followed } from './draftChanges'

export interface DraftState {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly layout: Layout | null
  /** What is wrong first, with names in the person's language; null when all is well. */
  readonly refusal: Refusal | null
}

/** The wizard's state, and what follows from it. */
export function useDraft(): DraftState {
  const { t } = useTranslation()
  const word = useWording()
  const offer = { today: useToday(), calendar: chinaCalendar }
  const { today } = offer
  const [given, setGiven] = useState(() => firstDraft(templates[0] ?? null, offer))
  const { template } = given
  const usualName = template === null ? t('wizard.emptyName') : word(usualNameOf(template, given.keyDate))
  const draft: Draft = { ...given, usualName }
  const outcome = useMemo(() => {
    const { keyDate, keyDates } = given
    if (given.template === null) return null
    return layOut(given.template, {
      keyDate,
      keyDates,
      calendar: chinaCalendar,
      today,
      zone: PLATFORM_ZONE,
    })
  }, [given, today])
  const change = (part: Partial<Draft>): void => setGiven(before => followed(before, part, offer))
  if (template === null || outcome === null) return { draft, change, layout: null, refusal: null }
  if (!('refused' in outcome)) return { draft, change, layout: outcome, refusal: null }
  return { draft, change, layout: null, refusal: explained(outcome, template, word) }
}

/** Ids in a refusal become the names that stand beside the fields. */
function explained(
  { refused, ...facts }: Refusal & object,
  template: ProjectTemplate,
  word: (wording: Wording) => string,
): Refusal {
  const named: Record<string, string | number> = { T: word(template.keyDateName) }
  for (const [key, value] of Object.entries(facts as Record<string, string | number>)) {
    named[key] = key === 'earlier' || key === 'later' ? word(nameOf(template, String(value))) : value
    if (key === 'id') named.name = word(nameOf(template, String(value)))
  }
  return { refused, facts: named }
}

function nameOf({ keyDates, tasks, keyDateName }: ProjectTemplate, id: string): Wording {
  if (id === 'T') return keyDateName
  return keyDates.find(one => one.id === id)?.name ?? tasks.find(task => task.id === id)?.title ?? id
}
