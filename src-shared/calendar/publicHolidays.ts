import { addDays, type Day, daysBetween } from '../domain/day'
import type { BothLanguages } from '../domain/wording'

export type PublicHoliday =
  | 'newYear'
  | 'springFestival'
  | 'qingming'
  | 'labourDay'
  | 'dragonBoat'
  | 'midAutumn'
  | 'nationalDay'

export const publicHolidayNames: Readonly<Record<PublicHoliday, BothLanguages>> = {
  newYear: { zh: '元旦', en: 'New Year’s Day' },
  springFestival: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming Festival' },
  labourDay: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  nationalDay: { zh: '国庆节', en: 'National Day' },
}

export interface HolidayPeriod {
  readonly holiday: PublicHoliday
  /** Days off as first and last day, both included. */
  readonly off: readonly (readonly [Day, Day])[]
  /** Weekend days worked in exchange. */
  readonly work: readonly Day[]
}

/** What the State Council announces each autumn for the coming year. */
export interface HolidayNotice {
  readonly year: number
  readonly periods: readonly HolidayPeriod[]
}

/** Only published notices: a year that has none yet must say so instead of being guessed. */
export const holidayNotices: readonly HolidayNotice[] = [
  {
    year: 2023,
    periods: [
      { holiday: 'newYear', off: [['2022-12-31', '2023-01-02']], work: [] },
      { holiday: 'springFestival', off: [['2023-01-21', '2023-01-27']], work: ['2023-01-28', '2023-01-29'] },
      { holiday: 'qingming', off: [['2023-04-05', '2023-04-05']], work: [] },
      { holiday: 'labourDay', off: [['2023-04-29', '2023-05-03']], work: ['2023-04-23', '2023-05-06'] },
      { holiday: 'dragonBoat', off: [['2023-06-22', '2023-06-24']], work: ['2023-06-25'] },
      // One holiday of eight days; the moon festival itself fell on 09-29.
      { holiday: 'midAutumn', off: [['2023-09-29', '2023-09-29']], work: [] },
      { holiday: 'nationalDay', off: [['2023-09-30', '2023-10-06']], work: ['2023-10-07', '2023-10-08'] },
    ],
  },
  {
    year: 2024,
    periods: [
      { holiday: 'newYear', off: [['2024-01-01', '2024-01-01']], work: [] },
      { holiday: 'springFestival', off: [['2024-02-10', '2024-02-17']], work: ['2024-02-04', '2024-02-18'] },
      { holiday: 'qingming', off: [['2024-04-04', '2024-04-06']], work: ['2024-04-07'] },
      { holiday: 'labourDay', off: [['2024-05-01', '2024-05-05']], work: ['2024-04-28', '2024-05-11'] },
      { holiday: 'dragonBoat', off: [['2024-06-10', '2024-06-10']], work: [] },
      { holiday: 'midAutumn', off: [['2024-09-15', '2024-09-17']], work: ['2024-09-14'] },
      { holiday: 'nationalDay', off: [['2024-10-01', '2024-10-07']], work: ['2024-09-29', '2024-10-12'] },
    ],
  },
  {
    year: 2025,
    periods: [
      { holiday: 'newYear', off: [['2025-01-01', '2025-01-01']], work: [] },
      { holiday: 'springFestival', off: [['2025-01-28', '2025-02-04']], work: ['2025-01-26', '2025-02-08'] },
      { holiday: 'qingming', off: [['2025-04-04', '2025-04-06']], work: [] },
      { holiday: 'labourDay', off: [['2025-05-01', '2025-05-05']], work: ['2025-04-27'] },
      { holiday: 'dragonBoat', off: [['2025-05-31', '2025-06-02']], work: [] },
      // One holiday of eight days; the moon festival itself fell on 10-06.
      {
        holiday: 'nationalDay',
        off: [
          ['2025-10-01', '2025-10-05'],
          ['2025-10-07', '2025-10-08'],
        ],
        work: ['2025-09-28', '2025-10-11'],
      },
      { holiday: 'midAutumn', off: [['2025-10-06', '2025-10-06']], work: [] },
    ],
  },
  {
    year: 2026,
    periods: [
      { holiday: 'newYear', off: [['2026-01-01', '2026-01-03']], work: ['2026-01-04'] },
      { holiday: 'springFestival', off: [['2026-02-15', '2026-02-23']], work: ['2026-02-14', '2026-02-28'] },
      { holiday: 'qingming', off: [['2026-04-04', '2026-04-06']], work: [] },
      { holiday: 'labourDay', off: [['2026-05-01', '2026-05-05']], work: ['2026-05-09'] },
      { holiday: 'dragonBoat', off: [['2026-06-19', '2026-06-21']], work: [] },
      { holiday: 'midAutumn', off: [['2026-09-25', '2026-09-27']], work: [] },
      { holiday: 'nationalDay', off: [['2026-10-01', '2026-10-07']], work: ['2026-09-20', '2026-10-10'] },
    ],
  },
]

export function daysOff(period: HolidayPeriod): Day[] {
  return period.off.flatMap(([first, last]) =>
    Array.from({ length: daysBetween(first, last) + 1 }, (_, n) => addDays(first, n)),
  )
}
