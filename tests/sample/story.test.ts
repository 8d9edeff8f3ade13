import { describe, expect, it } from 'vitest'
import { dayOfInstant } from '#shared/domain/day'
import { reportOf, type Story, storyOf, countStory } from '#support/story'

const SEEDS = Array.from({ length: 25 }, (_, seed) => seed)

const commandsOf = ({ events }: Story) => events.map(({ at, personId, command }) => [at, personId, command])

describe('the demonstration campaign', () => {
  it.each(SEEDS)('[SCRIPT-1] of seed %i begins on 30 March and is over within ninety days', async seed => {
    const { events, plan } = await storyOf(seed)
    const days = events.map(({ at }) => dayOfInstant(at, 'Asia/Shanghai'))
    expect(days[0]).toBe('2026-03-30')
    expect(days.at(-1)).toBe('2026-06-26')
    const states = new Set([...plan.task.values()].filter(one => one.timing.start).map(one => one.statusId))
    expect([...states].sort()).toEqual(['cancelled', 'done'])
  })

  it('[SCRIPT-2] is the same for the same seed, and another for another', async () => {
    const [first, again, other] = [await storyOf(6), await storyOf(6), await storyOf(7)]
    expect(commandsOf(again)).toEqual(commandsOf(first))
    expect(commandsOf(other)).not.toEqual(commandsOf(first))
  })

  it('[SCRIPT-3] has many hands, two given up, one opened again, lines and actions of its own', async () => {
    const { events, plan } = await storyOf(6)
    expect(new Set(events.map(({ personId }) => personId)).size).toBeGreaterThan(6)
    const cards = [...plan.retroCard.values()]
    expect(cards.filter(card => card.taskId !== null)).toHaveLength(2)
    expect(new Set(cards.map(card => card.list)).size).toBe(4)
    expect(new Set(events.map(({ command }) => command))).toEqual(
      new Set([
        'fillFromTemplate',
        'bindRole',
        'moveTask',
        'scheduleTask',
        'addComment',
        'tickCheckItem',
        'addRetroCard',
        'makeActionTask',
      ]),
    )
    const told = countStory(await storyOf(6))
    expect([told.cancelled.length, told.reopened.length]).toEqual([2, 1])
  })

  it.each(SEEDS)('[SCRIPT-4] the report of seed %i says what its log says, counted plainly', async seed => {
    const story = await storyOf(seed)
    const report = reportOf(story)
    const told = countStory(story)
    expect(report.cancelled.toSorted()).toEqual(told.cancelled)
    expect(report.launches.taskIds.toSorted()).toEqual(told.launches)
    expect(report.launches.hits.toSorted()).toEqual(told.launchedOnTime)
    expect(report.overdue.hits.toSorted()).toEqual(told.overdue)
    expect(report.rework.firstPass.taskIds.toSorted()).toEqual(told.handedOver)
    expect(report.rework.firstPass.hits.toSorted()).toEqual(told.neverBack)
    expect(report.moves).toHaveLength(told.moves)
    expect(report.cycle.working.n).toBe(told.workedAndDone)
  })
})
