import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPosition, isPosition } from '#shared/domain/order'
import { isRefusal } from '#shared/domain/refusal'
import { positionOfNumber, positionWithin } from '#shared/interchange/positions'
import { proposeCategory } from '#shared/interchange/trello/proposeCategory'
import { MAX_IMPORT_BYTES, readTrello, refuseSize } from '#shared/interchange/trello/readTrello'
import type { ForeignCard } from '#shared/model/foreignBoard'
import { boardOf, reading } from '#support/imported'
import { isoOf, trelloBoard, trelloId } from '#support/trelloBoard'

type Json = Record<string, unknown>

const refusalOf = (text: string): string => {
  const board = readTrello(text, reading)
  return isRefusal(board) ? board.refused : 'read'
}
const list = { id: trelloId(10), name: '待办', pos: 1 }
const withCard = (card: Json, board: Json = {}): Json => ({
  id: trelloId(1),
  name: 'b',
  lists: [list],
  cards: [{ id: trelloId(2), idList: list.id, name: 'card', pos: 1, ...card }],
  ...board,
})
const cardOf = (card: Json, board: Json = {}): ForeignCard => {
  const [read] = boardOf(withCard(card, board)).cards
  if (read === undefined) throw new Error('no card')
  return read
}
const leftOutOf = (card: Json, board: Json = {}): string[] =>
  boardOf(withCard(card, board)).leftOut.map(({ what, count, why }) => `${what} ${count} ${why}`)

describe('bad input', () => {
  it('[TRELLO-5] is told apart: empty, no JSON, no board, too big', () => {
    expect(['', ' \n', '\ufeff'].map(refusalOf)).toEqual(['fileEmpty', 'fileEmpty', 'fileEmpty'])
    const noJson = ['hello', '<html></html>', 'name,list\na,b', '{lists:1}', '{"lists":[]}}', '\u0000\u0001']
    expect(noJson.map(refusalOf)).toEqual(noJson.map(() => 'fileNotJson'))
    const noBoard = [
      '1',
      'null',
      '[]',
      '"x"',
      '{}',
      '{"lists":[]}',
      '{"cards":[],"lists":{}}',
      '[{"cards":[]}]',
    ]
    expect(noBoard.map(refusalOf)).toEqual(noBoard.map(() => 'fileNotBoard'))
    expect([refuseSize(MAX_IMPORT_BYTES), refuseSize(200 * 1024 * 1024)]).toEqual([
      null,
      { refused: 'fileTooBig', facts: { most: 100 } },
    ])
  })

  it('[TRELLO-5] a board cut anywhere is told to be cut', () => {
    const text = JSON.stringify(trelloBoard(3))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length - 1 }), end => {
        expect(refusalOf(text.slice(0, end))).toBe('fileCut')
      }),
      { numRuns: 500 },
    )
    expect(refusalOf(`\ufeff${text}`)).toBe('read')
  })

  it('[TRELLO-5] however deep it is nested', () => {
    expect(refusalOf('['.repeat(200_000))).toBe('fileCut')
    const deep = `{"lists":[],"cards":[],"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    expect(['read', 'fileNotJson']).toContain(refusalOf(deep))
  })
})

describe('text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '\u202eevil\u202c',
    '__proto__',
    '{{name}}',
    '=1+1',
    "'; DROP",
  ]

  it('[TRELLO-6] from people is kept as it is, without control characters and broken pairs', () => {
    for (const text of hostile) {
      const card = cardOf(
        { name: text, desc: `# ${text}\n\n\u0007x`, labels: [{ id: trelloId(5), name: text }] },
        { checklists: [{ id: trelloId(6), idCard: trelloId(2), name: text, checkItems: [{ name: text }] }] },
      )
      expect(card).toMatchObject({ title: text, notes: `# ${text}\n\nx` })
      expect(card.checklists).toMatchObject([{ name: text, items: [{ text }] }])
    }
    expect(cardOf({ name: ' a\u0000b\u001b[31m\u0085\n c \ud800' }).title).toBe('ab[31m c \ufffd')
  })

  it('[TRELLO-6] ids that no record may have are called by a hash of theirs, the same each time', () => {
    const ids = ['__proto__', 'constructor', 'a/b', '\u001f', '标识', 'x'.repeat(500), '~.~', ' ']
    for (const id of ids) {
      const [one, two] = [cardOf({ id }), cardOf({ id })]
      expect(one.id).toBe(two.id)
      expect(one.id).toMatch(/^tr-[0-9A-Za-z_-]{1,48}$/)
    }
    expect(Object.hasOwn(Object.prototype, 'lists')).toBe(false)
    const own = JSON.parse('{"__proto__":{"lists":[],"cards":[]}}') as unknown
    expect(readTrello(JSON.stringify(own), reading)).toMatchObject({ refused: 'fileNotBoard' })
  })

  it('[TRELLO-6] what is too long loses its end, which is told; what has no title is named by its number', () => {
    const card = cardOf({ name: 'x'.repeat(1_500), desc: 'y'.repeat(100_001) })
    expect([String(card.title).length, card.notes.length]).toEqual([1_000, 100_000])
    expect(leftOutOf({ name: 'x'.repeat(1_500), desc: 'y'.repeat(100_001) })).toEqual([
      'title 1 tooLong',
      'text 1 tooLong',
    ])
    expect(cardOf({ name: ' ', idShort: 7 }).title).toEqual({ zh: '无标题 #7', en: 'Untitled #7' })
    expect(cardOf({ name: null, shortLink: 'AbC' }).title).toEqual({ zh: '无标题 AbC', en: 'Untitled AbC' })
  })
})

describe('dates', () => {
  it('[TRELLO-7] a due instant is the day that it is in the zone; its clock time is told as left out', () => {
    expect(cardOf({ due: '2026-11-10T15:59:00.000Z' }).due).toBe('2026-11-10')
    expect(cardOf({ due: '2026-11-10T16:00:00.000Z' }).due).toBe('2026-11-11')
    expect(leftOutOf({ due: '2026-11-10T16:00:00.000Z' })).toEqual([])
    expect(leftOutOf({ due: '2026-11-10T16:01:00Z' })).toEqual(['dueTime 1 noPlace'])
  })

  it('[TRELLO-7] no year but those that are planned in, and nothing that is no instant', () => {
    const outside = [
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
      '-000001-01-01T00:00:00Z',
      '1989-12-31T12:00:00Z',
    ]
    for (const due of outside) {
      expect(cardOf({ due }).due).toBeNull()
      expect(leftOutOf({ due })).toEqual(['due 1 dateOutOfRange'])
    }
    for (const due of ['tomorrow', '2026-13-01T00:00:00Z', '2026-11-10T10:00:00', 17, {}, []]) {
      expect(leftOutOf({ due })).toEqual(['due 1 badDate'])
    }
    expect(cardOf({ due: '2164-12-31T20:00:00Z' }).due).toBeNull()
  })

  it('[TRELLO-8] start and due stay both true, else the start is left out', () => {
    const both = (start: string, due: string) => {
      const { start: from, days, due: to } = cardOf({ start: `${start}T01:00:00Z`, due: `${due}T01:00:00Z` })
      return [from, days, to]
    }
    expect(both('2026-11-02', '2026-11-10')).toEqual(['2026-11-02', 7, '2026-11-10'])
    expect(both('2026-11-02', '2026-11-08')).toEqual([null, 1, '2026-11-08'])
    expect(both('2026-11-12', '2026-11-10')).toEqual([null, 1, '2026-11-10'])
    expect(leftOutOf({ start: '2026-11-12T01:00:00Z', due: '2026-11-10T16:00:00Z' })).toContain(
      'start 1 startAfterDue',
    )
  })
})

describe('history', () => {
  const action = (n: number, more: Json): Json => ({
    id: trelloId(5_000 + n),
    date: isoOf(5_000 + n),
    ...more,
  })
  const [a, b, gone] = [
    list,
    { id: trelloId(11), name: 'doing', pos: 2 },
    { id: trelloId(12), name: 'Old plan' },
  ]
  const move = (n: number, from: Json, to: Json) =>
    action(n, { type: 'updateCard', data: { card: { id: trelloId(2) }, listBefore: from, listAfter: to } })

  it('[TRELLO-9] moves, archiving, due dates, ticks and names become events; a list that is gone keeps its name', () => {
    const update = (n: number, old: Json, card: Json) =>
      action(n, { type: 'updateCard', data: { old, card: { id: trelloId(2), ...card } } })
    const actions = [
      update(6, { name: 'first' }, { name: 'card' }),
      update(5, { dueComplete: false }, { dueComplete: true }),
      update(4, { due: null }, { due: '2026-11-10T01:00:00Z' }),
      update(3, { closed: false }, { closed: true }),
      move(2, a, b),
      move(1, gone, a),
    ]
    const board = boardOf(withCard({}, { lists: [a, b], actions }))
    expect(board.history.map(event => event.command)).toEqual([
      'trello.createCard',
      ...['moveCard', 'moveCard', 'archiveCard', 'scheduleCard', 'completeCard', 'renameCard'].map(
        name => `trello.${name}`,
      ),
    ])
    const changes = board.history
      .flatMap(event => event.changes)
      .map(({ field, from, to }) => [field, from, to])
    const timing = { start: null, days: 1, due: null, pin: null }
    expect(changes).toEqual([
      ['statusId', `tr-${trelloId(12)}`, `tr-${trelloId(10)}`],
      ['statusId', `tr-${trelloId(10)}`, `tr-${trelloId(11)}`],
      ['isArchived', false, true],
      ['timing', timing, { ...timing, due: '2026-11-10' }],
      ['isComplete', false, true],
      ['title', 'first', 'card'],
    ])
    expect(board.lists.find(one => one.isGone)).toMatchObject({ name: 'Old plan' })
    expect([board.historyFrom, board.history[0]?.at]).toEqual([null, Date.parse(isoOf(2))])
  })

  it('[TRELLO-9] of what lies before the last thousand actions it is said that nobody knows it', () => {
    const rest = Array.from({ length: 999 }, (_, n) => action(100 + n, { type: 'updateBoard', data: {} }))
    const board = boardOf(
      withCard({ badges: { comments: 3 } }, { lists: [a, b], actions: [...rest.reverse(), move(7, a, b)] }),
    )
    const from = Date.parse(isoOf(5_007))
    expect(board.historyFrom).toBe(from)
    expect(board.history.map(({ command, at }) => [command, at])).toEqual([
      ['trello.createCard', Date.parse(isoOf(2))],
      ['trello.firstKnown', from],
      ['trello.moveCard', from],
    ])
    expect(board.history[1]?.changes).toMatchObject([{ field: 'statusId', from: null, to: `tr-${a.id}` }])
    expect(board.leftOut).toContainEqual({ what: 'cardHistory', count: 1, why: 'exportLimit' })
    expect(board.leftOut).toContainEqual({ what: 'comment', count: 3, why: 'exportLimit' })
  })

  it('[TRELLO-9] a card that came from another board has been in its list since then and no longer', () => {
    const arrival = action(1, { type: 'moveCardToBoard', data: { card: { id: trelloId(2) }, list: b } })
    const board = boardOf(withCard({ idList: b.id }, { lists: [a, b], actions: [arrival] }))
    expect(board.history.map(event => event.command)).toEqual(['trello.createCard', 'trello.arriveCard'])
    expect(board.history[1]?.changes).toMatchObject([{ from: null, to: `tr-${b.id}` }])
  })
})

describe('what does not come', () => {
  it('[TRELLO-10] is counted with its reason, and a card is never lost for it', () => {
    const comment = (id: number, card: unknown, text: string) => ({
      id: trelloId(id),
      type: 'commentCard',
      date: isoOf(id),
      data: { card: { id: card }, text },
      idMemberCreator: trelloId(99),
    })
    const board = {
      desc: 'about',
      members: [{ id: trelloId(30), fullName: 'Lin' }],
      labels: [{ id: trelloId(20), name: '', color: 'green' }],
      checklists: [{ id: trelloId(40), idCard: 'nowhere', checkItems: [{}, {}] }, 'x'],
      actions: [comment(50, 'nowhere', 'a'), comment(51, trelloId(2), ' '), comment(52, trelloId(2), 'b')],
    }
    const card = {
      idList: 'nowhere',
      idLabels: [trelloId(20), 'nowhere', trelloId(20), null],
      idMembers: [trelloId(30), 'nobody'],
      attachments: [{ url: 'javascript:alert(1)' }, { url: 'https://example.com', name: 'ok' }],
      subscribed: true,
      customFieldItems: [{}],
      cover: { color: 'red' },
    }
    expect(leftOutOf(card, board).sort()).toEqual([
      'attachment 1 badAddress',
      'boardDescription 1 noPlace',
      'cardList 1 listMissing',
      'checkItem 2 cardMissing',
      'checklist 1 cardMissing',
      'checklist 1 unreadable',
      'comment 1 cardMissing',
      'comment 1 empty',
      'cover 1 noPlace',
      'customField 1 noPlace',
      'labelUse 1 duplicate',
      'labelUse 1 labelMissing',
      'labelUse 1 unreadable',
      'memberAssignment 1 memberMissing',
      'subscription 1 noPlace',
    ])
    const read = cardOf(card, board)
    expect([read.listId, read.labelIds.length, read.personId, read.links.length]).toEqual([
      null,
      1,
      `tr-${trelloId(30)}`,
      1,
    ])
    // The file does not say who that was; the comment is kept all the same.
    const writer = `tr-${trelloId(99)}`
    expect(read.comments).toMatchObject([{ text: 'b', memberId: writer }])
    const members = boardOf(withCard(card, board)).members
    expect(members.find(one => one.id === writer)).toMatchObject({ name: '?', isOnBoard: false })
  })
})

describe('order', () => {
  const place = fc.oneof(
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.constantFrom(0, -0, 65_535, 140737488371712),
  )

  it('[TRELLO-11] numbers keep their order as positions, which every command can build on', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), places => {
        const keys = places.map(positionOfNumber)
        expect(keys.every(isPosition)).toBe(true)
        const sorted = [...places].sort((x, y) => x - y).map(positionOfNumber)
        expect([...keys].sort()).toEqual(sorted)
        expect(new Set(keys).size).toBe(new Set(places.map(one => (one === 0 ? 0 : one))).size)
      }),
    )
  })

  it('[TRELLO-11] a place within a place sorts by the outer one first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 20 }), pairs => {
        const keys = pairs.map(([outer, inner]) => positionWithin(outer, inner))
        expect(keys.every(isPosition)).toBe(true)
        const sorted = [...pairs].sort(([a, b], [c, d]) => a - c || b - d)
        expect([...keys].sort()).toEqual(sorted.map(([outer, inner]) => positionWithin(outer, inner)))
      }),
    )
  })

  it('[TRELLO-11] equal places are ordered by id, and what has none stands behind', () => {
    const cards = [3, 1, 2].map(n => ({ id: trelloId(n), idList: list.id, pos: n === 2 ? undefined : 5 }))
    const read = boardOf(withCard({}, { cards })).cards
    expect([...read].sort(byPosition).map(card => card.id)).toEqual([1, 3, 2].map(n => `tr-${trelloId(n)}`))
  })
})

describe('categories', () => {
  it('[TRELLO-12] are proposed from Chinese and English names', () => {
    const names = {
      todo: [
        '待办',
        'TODO',
        'To Do',
        'Backlog',
        '未开始',
        '未完成',
        'Ideas',
        '需求池',
        '....',
        '',
        'Not started',
      ],
      doing: ['进行中', 'in Progress', 'Doing', 'WIP', '设计中', '处理中', 'In Dev'],
      waiting: [
        '待审核',
        'Review',
        'In Review',
        'Blocked',
        '等待客户',
        'On hold',
        'Waiting for',
        '待上线',
        'QA',
        'Ready for release',
      ],
      done: ['完成', '已完成', 'Done', 'DONE ✅', '已上线', 'Closed', 'Released', '搞定'],
      dropped: ['取消', '已取消', "Won't do", 'Cancelled', '作废'],
    }
    for (const [category, all] of Object.entries(names)) {
      expect(all.map(name => [name, proposeCategory(name)])).toEqual(all.map(name => [name, category]))
    }
  })
})
