import type { Event } from '#shared/model/event'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { foreignId } from '#shared/model/foreignBoard'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { byPosition } from '#shared/domain/order'
import { wordingIn } from '#shared/domain/wording'
import { countBoard } from '#shared/projections/import/boardCounts'
import { boardOf, importDesk } from '#support/imported'
import { sharedData } from '#support/sharedData'

const folder = sharedData('trello', 'the import of real Trello boards')
const metrics = sharedData('metrics', 'the time in each list of a real Trello board')

interface Expected {
  readonly [count: string]: unknown
  readonly cardsPerOpenList: Readonly<Record<string, number>>
}

interface RawBoard {
  readonly lists: readonly { id: string; name: string; pos: number }[]
  readonly cards: readonly {
    id: string
    idList: string
    pos: number
    desc: string
    idShort: number
  }[]
}

function read<T>(at: string | null, name: string): T {
  return JSON.parse(readFileSync(join(at ?? '', name), 'utf8')) as T
}

function imported(name: string) {
  const raw = read<RawBoard>(folder, `${name}.json`)
  const board = boardOf(raw)
  const desk = importDesk()
  desk.bring(board, {}, 20)
  return {
    raw,
    board,
    desk,
    plan: desk.plan(),
    expected: read<Expected>(folder, `${name}.json.expected.json`),
  }
}

describe.skipIf(folder === null)('real Trello boards', () => {
  const boards = ['pacs-spark', 'tekken-notes', 'tv-ideas-206-cards', 'deck-minimal']

  it.each(boards)('[TRELLO-1] everything counted of %s is in the plan', name => {
    const { board, desk, plan, expected } = imported(name)
    const counts = countBoard({ name: board.name, plan, events: desk.events })
    const wanted = Object.keys(counts).map(count => [count, expected[count]])
    expect(counts).toEqual(Object.fromEntries(wanted))
    const perList = [...plan.status.values()]
      .filter(status => !status.isRemoved && !status.isArchived && status.name !== null)
      .map(status => {
        const cards = [...plan.task.values()].filter(task => task.statusId === status.id && !task.isArchived)
        return [wordingIn(status.name ?? '', 'zh'), cards.length]
      })
    expect(Object.fromEntries(perList)).toEqual(expected.cardsPerOpenList)
  })

  it.each(boards)('[TRELLO-2] lists and cards of %s keep their order, notes their text', name => {
    const { raw, plan } = imported(name)
    const byPlace = (a: { pos: number; id: string }, b: { pos: number; id: string }) =>
      a.pos - b.pos || (a.id < b.id ? -1 : 1)
    const lists = [...raw.lists].sort(byPlace)
    const columns = [...plan.status.values()].filter(status => !status.isRemoved).sort(byPosition)
    const came = columns.map(status => status.id).filter(id => id.startsWith('tr-'))
    expect(came).toEqual(lists.map(list => foreignId(list.id)))
    for (const list of lists) {
      const cards = raw.cards.filter(card => card.idList === list.id).sort(byPlace)
      const column = [...plan.task.values()]
        .filter(task => task.statusId === foreignId(list.id))
        .sort(byPosition)
      expect(column.map(task => task.id)).toEqual(cards.map(card => foreignId(card.id)))
    }
    for (const card of raw.cards) expect(plan.notes.get(foreignId(card.id)) ?? '').toBe(card.desc)
  })

  it.each(boards)('[TRELLO-3] importing %s again changes nothing', name => {
    const { raw, desk } = imported(name)
    expect(desk.bring(boardOf(raw), {}, 20)).toEqual([])
    expect(desk.bring(boardOf(raw))).toEqual([])
  })
})

interface TimeInList {
  readonly asOf: string
  readonly hoursByList: Readonly<Record<string, number>>
  readonly perCard: readonly { idShort: number; hoursByVisit: readonly [string, number][] }[]
}

describe.skipIf(folder === null || metrics === null)('the events of a real board', () => {
  it('[TRELLO-4] they alone give the hours that each card spent in each list', () => {
    const { raw, desk, plan } = imported('pacs-spark')
    const { asOf, perCard, hoursByList } = read<TimeInList>(metrics, 'pacs-spark.time-in-list.json')
    const sums = new Map<string, number>()
    for (const card of raw.cards) {
      const visits = visitsOf(foreignId(card.id), { events: desk.events, plan, end: Date.parse(asOf) })
      const wanted = perCard.find(one => one.idShort === card.idShort)?.hoursByVisit
      expect(visits.map(([list]) => list)).toEqual(wanted?.map(([list]) => list))
      for (const [at, [list, hours]] of visits.entries()) {
        expect(hours).toBeCloseTo(wanted?.[at]?.[1] ?? -1, 1)
        sums.set(list, (sums.get(list) ?? 0) + hours)
      }
    }
    for (const [list, hours] of Object.entries(hoursByList)) {
      expect([list, Math.abs((sums.get(list) ?? -1) - hours) < 0.1]).toEqual([list, true])
    }
    expect(sums.size).toBe(Object.keys(hoursByList).length)
  })
})

interface Telling {
  readonly events: readonly Event[]
  readonly plan: PlanSnapshot
  readonly end: number
}

/** The lists that a card went through with its hours in each, from its events; the plan gives only the names. */
function visitsOf(id: string, { events, plan, end }: Telling): [string, number][] {
  const born = events.find(event => event.made.some(({ ids }) => ids.includes(id)))?.at ?? Number.NaN
  const moves = events.flatMap(({ at, changes }) =>
    changes
      .filter(change => change.id === id && change.field === 'statusId')
      .map(({ from, to }) => ({ at, from: String(from), to: String(to) })),
  )
  const lists = [moves[0]?.from ?? plan.task.get(id)?.statusId ?? '', ...moves.map(move => move.to)]
  const times = [born, ...moves.map(move => move.at), end]
  return lists.map((list, n) => [
    wordingIn(plan.status.get(list)?.name ?? '', 'zh'),
    ((times[n + 1] ?? end) - (times[n] ?? end)) / 3_600_000,
  ])
}
