import { describe, expect, it } from 'vitest'
import { removeCheckItem } from '#shared/commands/checklist/checkItems'
import { addComment } from '#shared/commands/comment/comments'
import { addLabel, labelTask } from '#shared/commands/label/labels'
import { knownOf } from '#shared/commands/import/known'
import { partsOf } from '#shared/interchange/partsOf'
import { editNotes } from '#shared/commands/notes/editNotes'
import { changeStatus } from '#shared/commands/status/statuses'
import { addTask } from '#shared/commands/task/addTask'
import { moveTask } from '#shared/commands/task/moveTask'
import { removeTask } from '#shared/commands/task/removeTask'
import { renameTask } from '#shared/commands/task/renameTask'
import { byPosition } from '#shared/domain/order'
import { ownedBy, type PlanSnapshot } from '#shared/model/snapshot'
import { countBoard } from '#shared/projections/import/boardCounts'
import { boardOf, importDesk } from '#support/imported'
import { plain } from '#support/plan'
import { isoOf, trelloBoard, trelloId } from '#support/trelloBoard'

type Json = Record<string, unknown>
type Card = Json & { name: string; desc: string; idList: string; idLabels: string[]; idMembers: string[] }

const id = (n: number) => `tr-${trelloId(n)}`
const [CARD, OTHER] = [id(1_000), id(1_001)]
/** The board a day later, with one card changed there. */
const later = (change: (card: Card, board: Json) => void, cards = 4) => {
  const board = trelloBoard(cards)
  change((board.cards as Card[])[0] ?? ({} as Card), board)
  return boardOf(board)
}
const first = () => {
  const desk = importDesk()
  desk.bring(boardOf(trelloBoard(4)))
  return desk
}
const task = (plan: PlanSnapshot, taskId = CARD) => {
  const found = plan.task.get(taskId)
  if (found === undefined) throw new Error(`no ${taskId}`)
  return found
}
const columns = (plan: PlanSnapshot) =>
  [...plan.status.values()].filter(status => !status.isRemoved).sort(byPosition)

describe('a first import', () => {
  it('[FOREIGN-1] makes lists columns with the categories that the person confirmed', () => {
    const desk = importDesk()
    desk.bring(boardOf(trelloBoard(4)), { categories: { [id(10)]: 'doing', [id(13)]: 'dropped' } })
    const kinds = columns(desk.plan()).map(status => [status.id, status.category])
    expect(kinds).toEqual([
      [id(10), 'doing'],
      [id(11), 'doing'],
      [id(12), 'waiting'],
      [id(13), 'dropped'],
      ['todo', 'todo'],
      ['done', 'done'],
    ])
  })

  it('[FOREIGN-1] hides the columns of every project that no card needs', () => {
    expect(columns(first().plan()).map(status => status.id)).toEqual([id(10), id(11), id(12), id(13)])
  })

  it('[FOREIGN-2] gives tasks and comments to people of the workspace, else to who did it there', () => {
    const desk = importDesk()
    desk.bring(boardOf(trelloBoard(4)), { people: { [id(30)]: 'lin', [id(31)]: null } })
    const plan = desk.plan()
    expect(plan.contributor.get(id(30))).toMatchObject({ name: '林', personId: 'lin', isMember: true })
    expect(plan.contributor.get(id(31))).toMatchObject({ name: '陈', personId: null })
    expect(task(plan, id(1_002))).toMatchObject({ personId: 'lin' })
    expect(ownedBy(plan, 'participant', id(1_002))).toMatchObject([{ personId: id(31) }])
    expect(ownedBy(plan, 'comment', CARD)).toMatchObject([{ personId: 'lin' }])
    const births = desk.events.filter(event => event.command === 'trello.createCard')
    expect(births.map(event => event.personId)).toEqual(['lin', id(31), id(32), 'lin'])
  })

  it('[FOREIGN-3] is one step: an undo takes everything away, the history stays', () => {
    const desk = first()
    const told = desk.events.filter(event => event.device === 'trello').length
    desk.undo()
    const counts = countBoard({ name: 'b', plan: desk.plan(), events: desk.events })
    expect(counts).toMatchObject({ cards: 0, lists: 0, members: 0, comments: 0 })
    expect(columns(desk.plan()).map(status => status.id)).toEqual([
      'todo',
      'doing',
      'in-review',
      'blocked',
      'done',
      'cancelled',
    ])
    expect(desk.events.filter(event => event.device === 'trello')).toHaveLength(told)
  })

  it('[FOREIGN-4] comes to the same in parts, each a board of its own', () => {
    const [whole, parts] = [importDesk(), importDesk()]
    const board = boardOf(trelloBoard(25))
    whole.bring(board)
    parts.bring(board, {}, 4)
    expect(plain(parts.plan())).toEqual(plain(whole.plan()))
    expect(partsOf(board, 4).map(part => part.cards.length)).toEqual([0, 4, 4, 4, 4, 4, 4, 1])
    const history = (desk: typeof whole) =>
      desk.events.flatMap(event => (event.device === 'trello' ? [event.id] : [])).sort()
    expect(history(parts)).toEqual(history(whole))
  })
})

describe('importing again', () => {
  it('[FOREIGN-5] follows the board where nobody changed anything here', () => {
    const desk = first()
    const other = task(desk.plan(), OTHER)
    desk.bring(
      later((card, board) => {
        Object.assign(card, { name: '改名', desc: '新卖点', idList: trelloId(13), closed: true })
        Object.assign(card, {
          idLabels: [],
          idMembers: [trelloId(32)],
          dueComplete: true,
          due: null,
          start: null,
        })
        board.checklists = []
      }),
    )
    const plan = desk.plan()
    expect(task(plan)).toMatchObject({
      title: '改名',
      statusId: id(13),
      isArchived: true,
      isComplete: true,
      personId: id(32),
      timing: { start: null, due: null },
    })
    expect(plan.notes.get(CARD)).toBe('新卖点')
    expect(ownedBy(plan, 'labelling', CARD)).toEqual([])
    expect(ownedBy(plan, 'checklist', CARD)).toEqual([])
    expect(ownedBy(plan, 'checkItem', CARD)).toEqual([])
    // The other cards were not touched.
    expect(task(plan, OTHER)).toBe(other)
  })

  it('[FOREIGN-6] leaves to people what they changed here', () => {
    const desk = first()
    const notes = desk.plan().notes.get(CARD) ?? ''
    desk.run('renameTask', renameTask, { taskId: CARD, title: '我们的' })
    desk.run('moveTask', moveTask, { taskId: CARD, statusId: id(12) })
    desk.run('editNotes', editNotes, { taskId: CARD, from: notes, to: `${notes}！` })
    desk.run('changeStatus', changeStatus, { statusId: id(11), name: '在做' })
    desk.run('addLabel', addLabel, { name: '我们的标签', colour: 'moss', taskId: CARD })
    desk.run('labelTask', labelTask, { taskId: CARD, labelId: id(21), isOn: true })
    desk.run('addComment', addComment, { taskId: CARD, text: '看到' })
    const before = plain(desk.plan())
    desk.bring(
      later(card => Object.assign(card, { name: '他们的', desc: 'theirs', idList: trelloId(13), pos: 1 })),
    )
    expect(plain(desk.plan())).toEqual(before)
  })

  it('[FOREIGN-6] a change that was undone here is nobody’s: the board is followed again', () => {
    const desk = first()
    desk.run('renameTask', renameTask, { taskId: CARD, title: '我们的' })
    desk.undo()
    desk.bring(later(card => Object.assign(card, { name: '他们的' })))
    expect(task(desk.plan()).title).toBe('他们的')
  })

  it('[FOREIGN-7] what a person removed here stays removed, what an undo took away comes back', () => {
    const desk = first()
    const item = ownedBy(desk.plan(), 'checkItem', CARD)[0]?.id ?? ''
    desk.run('removeTask', removeTask, { taskId: OTHER })
    desk.run('removeCheckItem', removeCheckItem, { itemId: item })
    desk.bring(later((card, board) => Object.assign((board.cards as Card[])[1] ?? card, { name: 'neu' })))
    expect(task(desk.plan(), OTHER)).toMatchObject({ isRemoved: true, title: '第 1 张主图' })
    expect(desk.plan().checkItem.get(item)?.isRemoved).toBe(true)
    expect(task(desk.plan()).isRemoved).toBe(false)
  })

  it('[FOREIGN-8] brings what is new, keeps what the board no longer holds, and takes history in once', () => {
    const desk = first()
    const before = desk.events.length
    desk.bring(boardOf(trelloBoard(6)))
    expect(desk.plan().task.size).toBe(6)
    const fresh = desk.events
      .slice()
      .filter(event => event.device === 'trello')
      .map(event => event.id)
    expect(new Set(fresh).size).toBe(fresh.length)
    expect(desk.events.length).toBeGreaterThan(before)
    desk.bring(later((_, board) => Object.assign(board, { cards: [], checklists: [], actions: [] })))
    expect([...desk.plan().task.values()].filter(one => !one.isRemoved)).toHaveLength(6)
  })

  it('[FOREIGN-8] comments that an export has lost stay; the log that reaches further is believed', () => {
    const desk = first()
    const actions = Array.from({ length: 1_000 }, (_, n) => ({
      id: trelloId(900_000 + n),
      date: isoOf(300 + n),
      type: 'updateBoard',
      data: {},
    }))
    const edits = desk.bring(later((_, board) => Object.assign(board, { actions })))
    expect(edits).toEqual([])
    expect(ownedBy(desk.plan(), 'comment', CARD)).toHaveLength(1)
  })

  it('[FOREIGN-8] a stretch between two exports that neither tells of is said to be unknown', () => {
    const desk = first()
    const actions = Array.from({ length: 1_000 }, (_, n) => ({
      id: trelloId(900_000 + n),
      date: isoOf(900_000 + n),
      type: 'updateBoard',
      data: {},
    }))
    desk.bring(later((_, board) => Object.assign(board, { actions })))
    const unknown = desk.events.filter(event => event.command === 'trello.firstKnown')
    expect(unknown.map(event => event.changes[0]?.id)).toEqual([0, 1, 2, 3].map(n => id(1_000 + n)))
    expect(unknown[0]?.changes[0]).toMatchObject({ from: null, to: id(10) })
  })

  it('[FOREIGN-9] columns that people here work in are not hidden, and a card’s column comes back for it', () => {
    const desk = first()
    desk.replica.write({ put: 'status', id: 'blocked', field: 'isRemoved', to: false })
    desk.run('addTask', addTask, { title: '我们自己的', statusId: 'blocked' })
    desk.bring(later(card => Object.assign(card, { idList: 'nowhere' })))
    expect(columns(desk.plan()).map(status => status.id)).toContain('blocked')
    // Its list is not in the export: it stays where it was.
    expect(task(desk.plan()).statusId).toBe(id(10))
    const fresh = importDesk()
    fresh.bring(
      later(card => Object.assign(card, { idList: 'nowhere' })),
      {},
      2,
    )
    expect(task(fresh.plan()).statusId).toBe('todo')
    expect(columns(fresh.plan()).map(status => status.id)).toContain('todo')
  })
})

describe('what the log knows', () => {
  it('[FOREIGN-6] fields that people wrote last, records that they made, and the newest foreign event', () => {
    const desk = first()
    desk.run('renameTask', renameTask, { taskId: CARD, title: 'a' })
    desk.run('labelTask', labelTask, { taskId: CARD, labelId: id(21), isOn: true })
    const known = knownOf(desk.events)
    expect([...known.fields].sort()).toEqual([`labelling/${CARD}~${id(21)}/isRemoved`, `task/${CARD}/title`])
    expect(known.events.size).toBe(desk.events.filter(event => event.device === 'trello').length)
    expect(known.until).toBe(Date.parse(isoOf(1_003 + 3_600)))
  })
})
