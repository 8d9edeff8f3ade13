import { both } from '../../authoring'
import type { TemplateKeyDate } from '../../template'

function numbered(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, n) => `D11-${first + n}`)
}

/** Usual places are those of the one year that was published (2022); later years opened earlier, so all are asked for. */
export const keyDates: readonly TemplateKeyDate[] = [
  {
    id: 'presale',
    name: both('预售开始', 'Presale opens'),
    daysFromT: -18,
    time: '20:00',
    asksPerson: true,
    side: 'upToT',
    // D11-52 is pinned to this date itself.
    shifts: [...numbered(34, 51), 'D11-53', 'D11-54'],
  },
  {
    id: 'wave1',
    name: both('第一波开售', 'Wave 1 opens'),
    daysFromT: -11,
    time: '20:00',
    asksPerson: true,
    side: 'upToT',
    shifts: ['D11-57', 'D11-59'],
  },
  {
    id: 'wave2',
    name: both('第二波开售', 'Wave 2 opens'),
    daysFromT: -1,
    time: '20:00',
    asksPerson: true,
    side: 'upToT',
    shifts: [],
  },
  {
    id: 'end',
    name: both('活动结束', 'Campaign ends'),
    daysFromT: 0,
    time: '24:00',
    asksPerson: true,
    side: 'fromT',
    shifts: [],
  },
]
