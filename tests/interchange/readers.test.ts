import { expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { apart } from '#shared/interchange/calendarDays'
import { countsOfPlan } from '#shared/interchange/foreignPlan/partsOfPlan'
import { readForeign } from '#shared/interchange/foreignPlan/readForeign'
import { writeGan } from '#shared/interchange/gan/writeGan'
import { readHolidayYear } from '#shared/interchange/holidayYear'
import { minutesOf } from '#shared/interchange/msProject/links'
import { writeCalendars } from '#shared/interchange/msProject/writeCalendars'
import { planJsonFile } from '#shared/interchange/planJson/writePlanJson'
import { readPlanFile } from '#shared/interchange/readPlan'
import { boardPlan } from '#shared/interchange/trello/boardPlan'
import { readLists } from '#shared/interchange/trello/lists'
import { Tally } from '#shared/interchange/trello/raw'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { ForeignBoard } from '#shared/model/foreignBoard'
import { foreignPlanIn, msProjectText, planIn, readIn } from '#support/foreignPlan'
import { boardOf } from '#support/imported'
import { trelloBoard } from '#support/trelloBoard'
import { after, moment, workPlan, workTask } from '#support/workPlan'

const DAY = 480
const context = { zone: 'Asia/Shanghai', calendar: chinaCalendar, today: '2026-11-16' } as const
const counts = (leftOut: readonly { what: string; why: string; count: number }[]) =>
  Object.fromEntries(leftOut.map(({ what, why, count }) => [`${what} ${why}`, count]))

it('[TRELLO-10] a limit of a list is a whole number above zero; another one is counted', () => {
  const limitOf = (softLimit: unknown) => {
    const tally = new Tally()
    const { all } = readLists({ lists: [{ id: 'a'.repeat(24), name: 'x', softLimit }] }, tally)
    return [all[0]?.limit, tally.all().length]
  }
  expect(limitOf(3)).toEqual([3, 0])
  expect(limitOf(null)).toEqual([null, 0])
  for (const wrong of ['3', 2.5, 0, -1]) expect(limitOf(wrong)).toEqual([null, 1])
})

it('[PLAN-14] of a board that is planned every part that a plan has not is counted', () => {
  const board = boardOf(trelloBoard(1))
  const [first] = board.cards
  if (first === undefined) throw new Error('no card')
  const dated = {
    ...first,
    isArchived: false,
    start: null,
    due: '2026-11-20',
    personId: 'p',
    participantIds: ['q', 'r'],
  }
  const read = boardPlan({ ...board, cards: [dated] } as ForeignBoard, '2026-11-16')
  expect(counts(read.leftOut)['memberAssignment notInPlan']).toBe(3)
})

it('[PLAN-15] a duration counts days, hours, minutes and seconds', () => {
  expect(minutesOf('P1DT2H3M0S')).toBe(1_440 + 120 + 3)
  expect(minutesOf('PT0H0M90S')).toBe(2)
  expect(minutesOf('-PT0H90M0S')).toBe(-90)
})

it('[PLAN-15] done work is the actual duration, else the percentage of the length', () => {
  const done = (actual: string) =>
    planIn(
      `<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-11-16T08:00:00</StartDate>
       <Tasks><Task><UID>1</UID><ID>1</ID><Name>a</Name><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat>
       <PercentComplete>25</PercentComplete><ActualStart>2026-11-16T08:00:00</ActualStart>${actual}</Task></Tasks></Project>`,
    ).tasks[0]?.progress?.doneMinutes
  expect(done('')).toBe(240)
  expect(done('<ActualDuration>PT5H0M0S</ActualDuration>')).toBe(300)
})

it('[PLAN-14] an assignment counts when it is to somebody', () => {
  const left = (resource: string) =>
    counts(
      readIn(
        `<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-11-16T08:00:00</StartDate>
         <Tasks><Task><UID>1</UID><ID>1</ID><Name>a</Name><Duration>PT8H0M0S</Duration></Task></Tasks>
         <Assignments><Assignment><TaskUID>1</TaskUID>${resource}</Assignment></Assignments></Project>`,
      ).leftOut,
    )['assignment notInPlan'] ?? 0
  expect(left('<ResourceUID>4</ResourceUID>')).toBe(1)
  expect(left('<ResourceUID>-65535</ResourceUID>')).toBe(0)
  expect(left('')).toBe(1)
})

it('[PLAN-16] the calendar of the plan is its own one where it has one', () => {
  const week = planIn(msProjectText(workPlan({ tasks: [workTask('a', DAY)] }))).calendars
  const own = { id: 'own', name: '自己的', week: week[0]?.week ?? [], exceptions: [] }
  const calendars = [{ ...own, id: 'other' }, own]
  expect(writeCalendars(workPlan({ calendars, calendarId: 'own' })).ofPlan.id).toBe('own')
  expect(writeCalendars(workPlan({ calendarId: 'weekdays' })).ofPlan.id).toBe('weekdays')
})

it('[PLAN-13] a lag goes through GanttProject in days, and lengths by the clock are counted', () => {
  const plan = workPlan({
    tasks: [
      workTask('a', DAY),
      workTask('b', DAY),
      workTask('c', DAY, { duration: { minutes: DAY, isElapsed: true } }),
    ],
    dependencies: [after('a FS+960 b')],
  })
  const written = writeGan(plan, schedulePlan(plan))
  expect(planIn(written.text).dependencies[0]?.lag).toEqual({ minutes: 960, isElapsed: false })
  const lengths = (minutes: number, isElapsed: boolean) => {
    const one = workPlan({ tasks: [workTask('a', minutes, { duration: { minutes, isElapsed } })] })
    const left = counts(writeGan(one, schedulePlan(one)).leftOut)
    return [left['duration wholeDays'] ?? 0, left['duration byTheClock'] ?? 0]
  }
  expect([lengths(DAY, false), lengths(DAY, true), lengths(90, false)]).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
  ])
})

it('[PLANIMPORT-13] a plan is told by what it holds, whatever it is called, or by its name', () => {
  const plan = workPlan({ tasks: [workTask('a', DAY), workTask('m', 0, { parentId: null })] })
  const gan = writeGan(plan, schedulePlan(plan)).text
  const format = (text: string, fileName: string) => {
    const read = readForeign(text, { ...context, fileName })
    return 'refused' in read ? read.refused : 'format' in read ? read.format : 'board'
  }
  expect(format(msProjectText(plan), 'plan.txt')).toBe('msProject')
  expect(format(gan, 'plan.txt')).toBe('gan')
  expect(format(planJsonFile(plan).text, 'plan.txt')).toBe('planJson')
  expect(format(JSON.stringify(trelloBoard(1)), 'board.json')).toBe('board')
  expect(format('no xml at all', 'plan.xml')).not.toBe(format('no xml at all', 'plan.json'))
})

it('[PLANIMPORT-12] the preview counts milestones, parts and begun work apart', () => {
  const plan = foreignPlanIn(
    planJsonFile(
      workPlan({
        tasks: [
          workTask('A', 0),
          workTask('a', DAY, { parentId: 'A' }),
          workTask('m', 0, { parentId: 'A' }),
          workTask('b', DAY, {
            parentId: 'A',
            progress: { start: moment('2026-11-16T08:00'), finish: null, doneMinutes: 60 },
          }),
        ],
      }),
    ).text,
  )
  expect(countsOfPlan(plan)).toMatchObject({ phases: 1, tasks: 3, milestones: 1, parts: 0, begun: 1 })
})

it('[PLANIMPORT-1] a summary above everything whose name differs from the plan’s is counted', () => {
  const named = (name: string, top: string) =>
    counts(
      foreignPlanIn(
        planJsonFile(
          workPlan({
            name,
            tasks: [
              workTask('0', 0, { name: top }),
              workTask('A', 0, { parentId: '0' }),
              workTask('a', DAY, { parentId: 'A' }),
            ],
          }),
        ).text,
      ).leftOut,
    )['projectSummary otherName'] ?? 0
  expect([named('双11', '双11'), named('大促', '双11'), named('', '双11')]).toEqual([0, 1, 0])
})

it.each(['null', '5', '"2027"', '[]'])('[CAL-13] %s is no file of holidays', text => {
  expect(readHolidayYear(text)).toEqual({ refused: 'fileNotHolidayYear' })
})

it.each(['{', '[', ','])('[PLAN-18] more than five million values are refused unread: %s', one => {
  expect(readPlanFile(`{"tasks":${one.repeat(5_000_001)}`, context)).toMatchObject({ refused: 'planTooMany' })
})

it('[PLAN-15] exceptions that name no day twice stay as they are, also out of order', () => {
  const off = (from: string, to: string) => ({ name: from, from, to, shifts: [] }) as never
  const orderly = [off('2026-11-02', '2026-11-03'), off('2026-11-04', '2026-11-04')]
  expect(apart(orderly)).toBe(orderly)
  const twice = [off('2026-11-02', '2026-11-04'), off('2026-11-03', '2026-11-03')]
  expect(apart(twice).map(({ name, from, to }) => [name, from, to])).toEqual([
    ['2026-11-02', '2026-11-02', '2026-11-02'],
    ['2026-11-03', '2026-11-03', '2026-11-03'],
    ['2026-11-02', '2026-11-04', '2026-11-04'],
  ])
})
