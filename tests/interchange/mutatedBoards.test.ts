import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { countBoard } from '#shared/projections/import/boardCounts'
import { decodeProjectFile } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import { readTrello } from '#shared/interchange/trello/readTrello'
import type { LeftOutWhat } from '#shared/model/foreignBoard'
import { importDesk, reading } from '#support/imported'
import { plain } from '#support/plan'
import { runs } from '#support/runs'
import { trelloBoard, trelloId } from '#support/trelloBoard'
import { noteBook } from '#support/hostPorts'
import { makeProject } from '../../src-main/commandLine/makeProject'

type Bag = Record<string, unknown>
type Path = readonly (string | number)[]

const hostile: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  '\u202eevil',
  'x'.repeat(2_000),
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  trelloId(2_000_000),
  'ffffffffffffffffffffffff',
  [],
  {},
  [null, 1, 'x', {}],
  { id: '__proto__', name: { toString: 1 } },
]

/** Every place of a value, as the way to it. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))]
}

type Change = { readonly at: number; readonly how: 'drop' | 'double' | 'replace'; readonly by: unknown }

function mutate(board: unknown, { at, how, by }: Change): void {
  const paths = pathsOf(board).filter(path => path.length > 0)
  const path = paths[at % paths.length] ?? []
  const last = path.at(-1) ?? ''
  const parent = path.slice(0, -1).reduce<unknown>((value, key) => (value as Bag)[key], board)
  if (Array.isArray(parent)) {
    if (how === 'drop') parent.splice(Number(last), 1)
    else if (how === 'double') parent.push(structuredClone(parent[Number(last)]))
    else parent[Number(last)] = structuredClone(by)
  } else if (how === 'drop') delete (parent as Bag)[last]
  else (parent as Bag)[last] = structuredClone(by)
}

const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom<Change['how']>('drop', 'double', 'replace', 'replace'),
  by: fc.constantFrom(...hostile),
})

const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** A list as long as it is; anything else that stands in its place is one thing that cannot be read. */
const sizeOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : Number(value !== undefined && value !== null)
const isTold = (value: unknown): boolean => ![undefined, null, '', false].includes(value as string)

/** Counted from the file alone, of the cards that came. */
function told(board: Bag) {
  const cards = new Map<unknown, Bag>()
  for (const [at, card] of (board.cards as unknown[]).entries()) {
    const id =
      isBag(card) && isTold(card.id) && ['string', 'number'].includes(typeof card.id) ? card.id : `no ${at}`
    if (isBag(card) && !cards.has(String(id))) cards.set(String(id), card)
  }
  const sum = (count: (card: Bag) => number) =>
    [...cards.values()].reduce((all, card) => all + count(card), 0)
  const actions = (Array.isArray(board.actions) ? board.actions : []).filter(isBag)
  const dataOf = (action: Bag): Bag => (isBag(action.data) ? action.data : {})
  return {
    list: sizeOf(board.lists),
    card: sizeOf(board.cards),
    member: sizeOf(board.members),
    comment: actions.filter(action => action.type === 'commentCard').length,
    listMove: actions.filter(
      action =>
        action.type === 'updateCard' &&
        Boolean(dataOf(action).listBefore) &&
        Boolean(dataOf(action).listAfter),
    ).length,
    checklist: sizeOf(board.checklists),
    labelUse: sum(card => sizeOf(isTold(card.idLabels) ? card.idLabels : null)),
    memberAssignment: sum(card => sizeOf(card.idMembers)),
    attachment: sum(card => sizeOf(card.attachments)),
    due: sum(card => Number(isTold(card.due))),
  }
}

describe('boards that were changed at random', () => {
  it('[TRELLO-13] are refused, or come whole: what came and what was left out is what there was', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), changes => {
        const json = trelloBoard(5)
        for (const one of changes) mutate(json, one)
        const board = readTrello(JSON.stringify(json), reading)
        if (isRefusal(board)) return board.refused === 'fileNotBoard'
        const desk = importDesk()
        desk.bring(board, {}, 2)
        const counts = countBoard({ name: board.name, plan: desk.plan(), events: desk.events })
        const left = (what: LeftOutWhat) =>
          board.leftOut.filter(one => one.what === what).reduce((sum, { count }) => sum + count, 0)
        const wanted = told(JSON.parse(JSON.stringify(json)) as Bag)
        const came = {
          list: counts.lists,
          card: counts.cards,
          member: counts.members,
          comment: counts.comments,
          listMove: counts.listMoves,
          checklist: counts.checklists,
          labelUse: counts.labelUses,
          memberAssignment: counts.memberAssignments,
          attachment: counts.attachments,
          due: counts.due,
        }
        const all = Object.entries(came).map(([what, count]) => [what, count + left(what as LeftOutWhat)])
        expect(Object.fromEntries(all)).toEqual(wanted)
        return true
      }),
      { numRuns: runs(400, 8_000) },
    )
  })

  it('[TRELLO-14] change nothing when they come again, in parts or whole, and after an undo', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), changes => {
        const json = trelloBoard(4)
        for (const one of changes) mutate(json, one)
        const board = readTrello(JSON.stringify(json), reading)
        if (isRefusal(board)) return
        const desk = importDesk()
        desk.bring(board)
        const before = plain(desk.plan())
        expect(desk.bring(board)).toEqual([])
        expect(desk.bring(board, {}, 3)).toEqual([])
        desk.undo()
        expect(countBoard({ name: board.name, plan: desk.plan(), events: [] }).cards).toBe(0)
        desk.bring(board)
        expect(plain(desk.plan())).toEqual(before)
      }),
      { numRuns: runs(200, 4_000) },
    )
  })

  it('[TRELLO-15] read back from the project file as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async changes => {
        const json = trelloBoard(4)
        for (const one of changes) mutate(json, one)
        const board = readTrello(JSON.stringify(json), reading)
        if (isRefusal(board)) return
        const file = decodeProjectFile(
          await makeProject(board, { now: () => Date.UTC(2026, 9, 14), log: noteBook() }),
        )
        if (isRefusal(file)) throw new Error(file.refused)
        const content = readProject(file)
        if (isRefusal(content)) throw new Error(content.refused)
        const desk = importDesk()
        desk.bring(board)
        expect(plain(content.plan)).toEqual(plain(desk.plan()))
        expect(content.events.filter(event => event.device === 'trello')).toEqual(board.history)
      }),
      { numRuns: runs(100, 2_000) },
    )
  })
})
