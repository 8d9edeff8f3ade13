import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { retrospective } from '#shared/insight/retrospective'
import { storyOf } from '#support/story'
import { livedProject } from './livedProject'
import { plainReport } from './plainReport'

/** Lists of tasks in one order: which it is says nothing. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(inOrder)
    if (items.every(item => typeof item === 'string')) return items.sort()
    return items.every(isSpan) ? items.sort((a, b) => (a.taskId < b.taskId ? -1 : 1)) : items
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inOrder(one)]))
}

function isSpan(value: unknown): value is { taskId: string } {
  return typeof value === 'object' && value !== null && 'startShift' in value && 'taskId' in value
}

const AUTUMN = Date.parse('2026-10-14T09:30:00+08:00')
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed + 1)

describe('the report a second time, by a plain script', () => {
  it.each(SEEDS)('[RETRO-1] every number of project %i is the same', async seed => {
    const { plan, events, asked } = await livedProject(seed, 60 + seed * 4)
    const ours = retrospective(plan, events, asked)
    const theirs = plainReport(plan, events, asked.now)
    for (const part of Object.keys(theirs) as (keyof typeof theirs)[]) {
      expect([seed, part, inOrder(ours[part])]).toEqual([seed, part, inOrder(theirs[part])])
    }
    expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort())
  })

  it.each(SEEDS)(
    '[SCRIPT-5] every number of the demonstration campaign of seed %i is the same',
    async seed => {
      const { plan, events } = await storyOf(seed)
      const asked = {
        calendar: chinaCalendar,
        now: AUTUMN,
        today: '2026-10-14',
        zone: 'Asia/Shanghai',
      } as const
      const ours = retrospective(plan, events, asked)
      const theirs = plainReport(plan, events, AUTUMN)
      for (const part of Object.keys(theirs) as (keyof typeof theirs)[]) {
        expect([seed, part, inOrder(ours[part])]).toEqual([seed, part, inOrder(theirs[part])])
      }
    },
  )

  it('[RETRO-1] the projects have something of everything', async () => {
    const reports = await Promise.all(
      SEEDS.map(async seed => {
        const { plan, events, asked } = await livedProject(seed, 60 + seed * 4)
        return retrospective(plan, events, asked)
      }),
    )
    const some = (count: (report: (typeof reports)[number]) => number): number =>
      reports.reduce((sum, report) => sum + count(report), 0)
    expect(some(report => report.launches.hits.length)).toBeGreaterThan(0)
    expect(some(report => report.launches.rolledBack.length)).toBeGreaterThan(0)
    expect(some(report => report.cancelled.length)).toBeGreaterThan(5)
    expect(some(report => report.cycle.untimed.length)).toBeGreaterThan(5)
    expect(some(report => report.rework.tasks.length)).toBeGreaterThan(20)
    expect(some(report => report.milestones.variance.n)).toBeGreaterThan(5)
    expect(
      some(report => report.slips.slipped.filter(slip => slip.driverId !== null).length),
    ).toBeGreaterThan(20)
    expect(
      some(report => report.waits.longest.filter(wait => wait.personId !== null).length),
    ).toBeGreaterThan(5)
    expect(some(report => report.moves.filter(move => move.isPinned).length)).toBeGreaterThan(5)
    expect(some(report => report.moves.filter(move => move.reason !== null).length)).toBeGreaterThan(20)
    expect(some(report => report.goals.filter(goal => goal.isReached === true).length)).toBeGreaterThan(0)
  })
})
