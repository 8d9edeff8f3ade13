import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CalendarHours, timeNamed } from '#shared/calendar/calendarHours'
import type { ClockSpan } from '#shared/domain/weekHours'
import { OFFICE_SHIFTS } from '#shared/calendar/workingHours'
import { recordIdOf } from '#shared/interchange/foreignPlan/texts'
import { type ForeignPlan, snapshotOfPlan } from '#shared/model/foreignPlan'
import { onOtherDays } from '#shared/schedule/dates/otherDays'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { WorkPlan, WorkTask } from '#shared/schedule/workPlan'
import { foreignPlanIn, msProjectText, planIn } from '#support/foreignPlan'
import { randomPlan } from '#support/planForms'
import { type Random, randomOf } from '#support/random'
import { runs } from '#support/runs'
import { sharedData } from '#support/sharedData'
import { moment } from '#support/workPlan'

const DAY = 1_440
const STANDARD: readonly ClockSpan[] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
]

function differing(text: string, plan: ForeignPlan): string[] {
  return onOtherDays(snapshotOfPlan(plan), schedulePlan(planIn(text)), recordIdOf)
}

/** Eight hours on each of its days, which are not ours, and days off in the middle. */
function hoursFor(random: Random, isOffice: boolean): CalendarHours {
  const shifts = isOffice ? OFFICE_SHIFTS : STANDARD
  return {
    id: '7',
    name: '门店',
    week: [1, 2, 3, 4, 5, 6, 7].map(day => (day <= 3 || random.chance(0.7) ? shifts : [])),
    exceptions: [
      { name: '盘点', from: '2026-10-08', to: '2026-10-09', shifts: [] },
      { name: '大促', from: '2026-10-24', to: '2026-10-25', shifts },
      { name: '半天', from: '2026-10-29', to: '2026-10-29', shifts: [['09:00', '12:00']] },
    ],
  }
}

/** What our records can say to the day: dates at the edges of days, one calendar. */
function dayPlan(seed: number): WorkPlan {
  const random = randomOf(seed)
  const wild = randomPlan(seed)
  const isOffice = random.chance(0.5)
  const builtIn = isOffice ? 'cn' : 'weekdays'
  const calendar = random.chance(0.5) ? hoursFor(random, isOffice) : null
  const [first, last] = isOffice ? [540, 1_080] : [480, 1_020]
  const morning = (at: number) => Math.floor(at / DAY) * DAY + first
  const evening = (at: number) => Math.floor(at / DAY) * DAY + last
  const edges = new Set(['finishNoEarlier', 'finishNoLater', 'mustFinish'])
  const plain = <T extends { readonly isElapsed: boolean }>(length: T): T => ({
    ...length,
    isElapsed: isOffice && length.isElapsed,
  })
  const time = timeNamed(calendar === null ? [] : [calendar], calendar === null ? builtIn : calendar.id)
  const isRest = (at: number) => time?.worked(at) === time?.worked(Math.floor(at / DAY) * DAY)
  const tasks = wild.tasks.map((task): WorkTask => {
    const { constraint, duration } = task
    const at =
      constraint === null
        ? null
        : edges.has(constraint.kind)
          ? evening(constraint.at)
          : morning(constraint.at)
    const isMoment = duration.minutes === 0
    return {
      ...task,
      calendarId: null,
      duration: isMoment ? { minutes: 30, isElapsed: false } : plain(duration),
      // A finish requested for a rest day stands at the first minute after it there.
      constraint:
        constraint === null ||
        at === null ||
        constraint.kind === 'asLateAsPossible' ||
        (constraint.kind === 'finishNoEarlier' && isRest(at))
          ? null
          : { kind: constraint.kind, at },
      progress: null,
    }
  })
  return {
    ...wild,
    start: moment('2026-09-28T00:00') + first,
    statusAt: null,
    calendarId: calendar === null ? builtIn : calendar.id,
    calendars: calendar === null ? [] : [calendar],
    tasks,
    dependencies: wild.dependencies.map(one => ({ ...one, lag: plain(one.lag) })),
  }
}

/** Some of the random ids are alike, which a file may not have. */
const hasTwice = ({ tasks }: WorkPlan) => new Set(tasks.map(({ id }) => id)).size < tasks.length

function eachFile(
  most: number,
  made: (seed: number) => WorkPlan,
  check: (seed: number, text: string) => void,
): void {
  for (let seed = 1; seed <= most; seed++) {
    const plan = made(seed)
    if (!hasTwice(plan)) check(seed, msProjectText(plan))
  }
}

describe('the days of an imported plan', () => {
  it('[PLANIMPORT-2] random plans of days, written as MS Project XML and imported, keep their early days', () => {
    eachFile(runs(60, 3_000), dayPlan, (seed, text) => {
      const plan = foreignPlanIn(text)
      // A week of other days over decades is more than a project keeps.
      if (plan.leftOut.some(({ why }) => why === 'tooMany')) return
      expect([seed, differing(text, plan)]).toEqual([seed, []])
    })
  })

  /** What makes days differ, each a line of its own. */
  const REASONS = new Set(
    'startTime actual taskCalendar weekHours milestone percentDone constraint statusDate calendarDay duration lag start'.split(
      ' ',
    ),
  )

  it('[PLANIMPORT-3] of random plans of everything, days that differ are counted, and never without a reason', () => {
    eachFile(runs(60, 3_000), randomPlan, (seed, text) => {
      const plan = foreignPlanIn(text)
      const told = plan.leftOut.find(({ what }) => what === 'taskDates')?.count ?? 0
      const isExplained = plan.leftOut.some(({ what }) => REASONS.has(what))
      expect([seed, told, told > 0 && !isExplained]).toEqual([seed, differing(text, plan).length, false])
    })
  })
})

const corpus = sharedData('mspdi', 'the days of imported MS Project plans')
const gan = sharedData('ganttproject', 'the days of imported GanttProject plans')
const filesIn = (folder: string | null, end: string): string[] =>
  folder === null || !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter(name => name.endsWith(end))
        .map(name => join(folder, name))

describe.skipIf(corpus === null)('real plans', () => {
  it.each([...filesIn(corpus, '.xml'), ...filesIn(gan, '.gan')])(
    '[PLANIMPORT-2] %s: each task is planned on the days of the file',
    file => {
      const text = readFileSync(file, 'utf8')
      const plan = foreignPlanIn(text, file)
      expect(differing(text, plan)).toEqual([])
      expect(plan.leftOut.filter(({ what }) => what === 'taskDates')).toEqual([])
    },
  )
})
