import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { Day } from '#shared/domain/day'
import { withDutyDays } from '#shared/calendar/workCalendar'
import { planDates } from '#shared/schedule/dates/planDates'
import { plainCalendars } from '#support/plainCalendars'
import { plannedDates } from '#shared/schedule/plannedDates'
import { templates } from '#shared/template/data/templates'
import { filledPlan } from '#support/filledPlan'

// 2025-06-18 and 2026-10-10 put the presale of 双11 into holidays, and what comes after it gives way.
const KEY_DAYS: readonly Day[] = [
  '2026-10-10',
  '2025-06-18',
  '2025-11-11',
  '2026-03-12',
  '2026-06-18',
  '2026-11-11',
  '2026-11-14',
]

describe.each(templates.map(template => [template.key, template] as const))('%s', (_, template) => {
  it.each(KEY_DAYS)(
    '[DATES-2] with T on %s each task stands where the template puts it, or where a dependency pushes it',
    T => {
      const plan = filledPlan(template, T)
      const days = withDutyDays(chinaCalendar, [plan.keyDate.get('T')?.day ?? '2026-01-01'])
      const dates = planDates(plan, plainCalendars(days), null)
      const isPushed = (id: string): boolean => dates.of(id)?.drivenBy !== null
      const apart = [...plan.task.values()].filter(({ id, timing }) => {
        const [requested, shown] = [plannedDates(timing, days), dates.of(id)]
        return requested?.start !== shown?.start || requested?.finish !== shown?.finish
      })
      expect(apart.filter(task => !isPushed(task.id) || task.timing.pin !== null)).toEqual([])
      const ownDays = T.endsWith('11-11') || T === '2026-11-14'
      expect(ownDays ? apart : []).toEqual([])
      expect(dates.suspended).toEqual([])
    },
  )
})
