import { weekText } from '#shared/calendar/typedHours'
import type { WeekHours } from '#shared/domain/weekHours'
import type { Language } from '#shared/domain/wording'
import { weekdayName } from '../../locales/days'

interface WeekdayRange {
  readonly first: number
  readonly last: number
  readonly hours: string
}

/** 周一–周五 09:00-12:00, 13:00-18:00；周六 09:00-12:00 */
export function weekWords(week: WeekHours, language: Language): string {
  const ranges: WeekdayRange[] = []
  weekText(week).forEach((hours, at) => {
    const open = ranges.at(-1)
    if (hours === '') return
    if (open?.hours === hours && open.last === at) ranges.splice(-1, 1, { ...open, last: at + 1 })
    else ranges.push({ first: at + 1, last: at + 1, hours })
  })
  return ranges
    .map(({ first, last, hours }) => {
      const [from, to] = [weekdayName(first, language), weekdayName(last, language)]
      return `${first === last ? from : `${from}–${to}`} ${hours}`
    })
    .join(language === 'zh' ? '；' : '; ')
}
