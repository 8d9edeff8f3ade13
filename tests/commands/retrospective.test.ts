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
import { exchange, newSeat, type Seat, testContext } from '#support/plan'

const texts = (seat: Seat, list: 'keep' | 'action' = 'keep') => cardsOf(seat.now(), list).map(one => one.text)
const idOf = (seat: Seat, text: string): string =>
  [...seat.now().retroCard.values()].find(one => one.text === text)?.id ?? ''

function withCards(...cards: string[]): Seat {
  const seat = newSeat()
  for (const text of cards) seat.run(addRetroCard, { list: 'keep', text })
  return seat
}

function withAction(): Seat {
  const seat = newSeat()
  seat.run(addRetroCard, { list: 'action', text: '加备选签字人' })
  return seat
}

describe('lines of a retrospective', () => {
  it('[REPORT-1] stand at the end of their list, with who wrote them and when', () => {
    const seat = withCards(' 早开\n会 ', 'two')
    expect(texts(seat)).toEqual(['早开 会', 'two'])
    const [first] = cardsOf(seat.now(), 'keep')
    expect(first).toMatchObject({ personId: testContext.personId, at: testContext.now, taskId: null })
    expect(addRetroCard(seat.now(), { list: 'keep', text: ' ' }, testContext)).toEqual({
      refused: 'emptyTitle',
    })
  })

  it('[REPORT-1] are changed and taken away', () => {
    const seat = withCards('one', 'two')
    seat.run(changeRetroCard, { cardId: idOf(seat, 'one'), text: 'first' })
    seat.run(removeRetroCard, { cardId: idOf(seat, 'two') })
    expect(texts(seat)).toEqual(['first'])
    const gone = { cardId: idOf(seat, 'two'), text: 'x' }
    expect(changeRetroCard(seat.now(), gone, testContext)).toEqual({
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
    const seat = withCards('one', 'two', 'three')
    const beforeId = before === null ? null : idOf(seat, before)
    seat.run(moveRetroCard, { cardId: idOf(seat, moved), list: 'keep', before: beforeId })
    expect(texts(seat)).toEqual(after)
  })

  it('[REPORT-1] go to another list; where one stands already, nothing is written', () => {
    const seat = withCards('one', 'two')
    const [one, two] = [idOf(seat, 'one'), idOf(seat, 'two')]
    expect(moveRetroCard(seat.now(), { cardId: one, list: 'keep', before: two }, testContext)).toEqual([])
    expect(moveRetroCard(seat.now(), { cardId: two, list: 'keep', before: null }, testContext)).toEqual([])
    seat.run(moveRetroCard, { cardId: one, list: 'action', before: null })
    expect([texts(seat), texts(seat, 'action')]).toEqual([['two'], ['one']])
  })

  it('[REPORT-2] of two people who write at once, both stay', () => {
    const [a, b] = [newSeat(1), newSeat(2)]
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
    const seat = withAction()
    const cardId = idOf(seat, '加备选签字人')
    seat.run(makeActionTask, { cardId, personId: 'wu', due: '2026-12-02' })
    const taskId = seat.now().retroCard.get(cardId)?.taskId ?? ''
    expect(seat.now().task.get(taskId)).toMatchObject({
      title: '加备选签字人',
      personId: 'wu',
      statusId: 'todo',
      timing: { start: null, due: '2026-12-02' },
    })
    const again = makeActionTask(seat.now(), { cardId, personId: null, due: null }, testContext)
    expect(again).toEqual({ refused: 'alreadyThere' })
  })

  it('[REPORT-3] becomes one again when its task was removed, and under another title', () => {
    const seat = withAction()
    const cardId = idOf(seat, '加备选签字人')
    seat.run(makeActionTask, { cardId, personId: null, due: null })
    seat.run(removeTask, { taskId: seat.now().retroCard.get(cardId)?.taskId ?? '' })
    seat.run(makeActionTask, { cardId, title: '备选签字人', personId: null, due: null })
    const taskId = seat.now().retroCard.get(cardId)?.taskId ?? ''
    expect(seat.now().task.get(taskId)).toMatchObject({ title: '备选签字人', isRemoved: false })
  })

  it('[REPORT-3] is refused a day that is none, and a line of another list is no action', () => {
    const seat = withAction()
    seat.run(addRetroCard, { list: 'keep', text: 'good' })
    const intent = { personId: null, due: null }
    const refused = (cardId: string, due: string | null) =>
      makeActionTask(seat.now(), { ...intent, cardId, due }, testContext)
    expect(refused(idOf(seat, '加备选签字人'), '2026-02-30')).toEqual({ refused: 'badDay' })
    expect(refused(idOf(seat, 'good'), null)).toEqual({ refused: 'noSuchRecord' })
    expect(refused('nobody', null)).toEqual({
      refused: 'noSuchRecord',
      facts: { kind: 'retroCard', id: 'nobody' },
    })
  })
})
