import { describe, expect, it } from 'vitest'
import { makeActionTask } from '#shared/commands/retrospective/makeActionTask'
import {
  addRetroCard,
  cardsOf,
  changeRetroCard,
  moveRetroCard,
  removeRetroCard,
} from '#shared/commands/retrospective/retroCards'
import { removeTask } from '#shared/commands/task/removeTask'
import { exchange, newReplica, type Replica, testContext } from '#support/plan'

const texts = (replica: Replica, list: 'keep' | 'action' = 'keep') =>
  cardsOf(replica.now(), list).map(one => one.text)
const idOf = (replica: Replica, text: string): string =>
  [...replica.now().retroCard.values()].find(one => one.text === text)?.id ?? ''

function withCards(...cards: string[]): Replica {
  const replica = newReplica()
  for (const text of cards) replica.run(addRetroCard, { list: 'keep', text })
  return replica
}

function withAction(): Replica {
  const replica = newReplica()
  replica.run(addRetroCard, { list: 'action', text: '加备选签字人' })
  return replica
}

describe('lines of a retrospective', () => {
  it('[REPORT-1] stand at the end of their list, with who wrote them and when', () => {
    const replica = withCards(' 早开\n会 ', 'two')
    expect(texts(replica)).toEqual(['早开 会', 'two'])
    const [first] = cardsOf(replica.now(), 'keep')
    expect(first).toMatchObject({ personId: testContext.personId, at: testContext.now, taskId: null })
    expect(addRetroCard(replica.now(), { list: 'keep', text: ' ' }, testContext)).toEqual({
      refused: 'emptyTitle',
    })
  })

  it('[REPORT-1] are changed and taken away', () => {
    const replica = withCards('one', 'two')
    replica.run(changeRetroCard, { cardId: idOf(replica, 'one'), text: 'first' })
    replica.run(removeRetroCard, { cardId: idOf(replica, 'two') })
    expect(texts(replica)).toEqual(['first'])
    const gone = { cardId: idOf(replica, 'two'), text: 'x' }
    expect(changeRetroCard(replica.now(), gone, testContext)).toEqual({
      refused: 'noSuchRecord',
      facts: { kind: 'retroCard', id: gone.cardId },
    })
  })

  it.each([
    ['three', 'one', ['three', 'one', 'two']],
    ['one', 'three', ['two', 'one', 'three']],
    ['one', null, ['two', 'three', 'one']],
    ['two', 'nobody', ['one', 'three', 'two']],
  ])('[REPORT-1] %s put before %s', (moved, before, after) => {
    const replica = withCards('one', 'two', 'three')
    const beforeId = before === null ? null : idOf(replica, before)
    replica.run(moveRetroCard, { cardId: idOf(replica, moved), list: 'keep', before: beforeId })
    expect(texts(replica)).toEqual(after)
  })

  it('[REPORT-1] go to another list; where one stands already, nothing is written', () => {
    const replica = withCards('one', 'two')
    const [one, two] = [idOf(replica, 'one'), idOf(replica, 'two')]
    expect(moveRetroCard(replica.now(), { cardId: one, list: 'keep', before: two }, testContext)).toEqual([])
    expect(moveRetroCard(replica.now(), { cardId: two, list: 'keep', before: null }, testContext)).toEqual([])
    replica.run(moveRetroCard, { cardId: one, list: 'action', before: null })
    expect([texts(replica), texts(replica, 'action')]).toEqual([['two'], ['one']])
  })

  it('[REPORT-2] of two people who write at once, both stay', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    a.run(addRetroCard, { list: 'keep', text: 'a' })
    b.run(addRetroCard, { list: 'keep', text: 'b' })
    exchange(a, b)
    expect(texts(a)).toEqual(texts(b))
    expect(texts(a).sort()).toEqual(['a', 'b'])
    a.run(moveRetroCard, { cardId: idOf(a, 'a'), list: 'keep', before: null })
    a.run(addRetroCard, { list: 'keep', text: 'c' })
    expect(texts(a).at(-1)).toBe('c')
  })
})

describe('an action', () => {
  it('[REPORT-3] becomes a task with its person and day, and names it', () => {
    const replica = withAction()
    const cardId = idOf(replica, '加备选签字人')
    replica.run(makeActionTask, { cardId, personId: 'wu', due: '2026-12-02' })
    const taskId = replica.now().retroCard.get(cardId)?.taskId ?? ''
    expect(replica.now().task.get(taskId)).toMatchObject({
      title: '加备选签字人',
      personId: 'wu',
      statusId: 'todo',
      timing: { start: null, due: '2026-12-02' },
    })
    const again = makeActionTask(replica.now(), { cardId, personId: null, due: null }, testContext)
    expect(again).toEqual({ refused: 'alreadyThere' })
  })

  it('[REPORT-3] becomes one again when its task was removed, and under another title', () => {
    const replica = withAction()
    const cardId = idOf(replica, '加备选签字人')
    replica.run(makeActionTask, { cardId, personId: null, due: null })
    replica.run(removeTask, { taskId: replica.now().retroCard.get(cardId)?.taskId ?? '' })
    replica.run(makeActionTask, { cardId, title: '备选签字人', personId: null, due: null })
    const taskId = replica.now().retroCard.get(cardId)?.taskId ?? ''
    expect(replica.now().task.get(taskId)).toMatchObject({ title: '备选签字人', isRemoved: false })
  })

  it('[REPORT-3] is refused a day that is none, and a line of another list is no action', () => {
    const replica = withAction()
    replica.run(addRetroCard, { list: 'keep', text: 'good' })
    const intent = { personId: null, due: null }
    const refused = (cardId: string, due: string | null) =>
      makeActionTask(replica.now(), { ...intent, cardId, due }, testContext)
    expect(refused(idOf(replica, '加备选签字人'), '2026-02-30')).toEqual({ refused: 'badDay' })
    expect(refused(idOf(replica, 'good'), null)).toEqual({ refused: 'noSuchRecord' })
    expect(refused('nobody', null)).toEqual({
      refused: 'noSuchRecord',
      facts: { kind: 'retroCard', id: 'nobody' },
    })
  })
})
