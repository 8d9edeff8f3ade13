import { MAX_TITLE } from '../../domain/bounds'
import type { Wording } from '../../domain/wording'
import type { ForeignList } from '../../model/foreignBoard'
import { positionOfNumber } from '../positions'
import { recordId, referenceTo } from './ids'
import { proposeCategory } from './proposeCategory'
import { type Bag, isThere, type Tally } from './raw'

const UNNAMED: Wording = { zh: '无名列表', en: 'Unnamed list' }
/** Behind every number that the board gives. */
const BEHIND = 2 ** 80

/** A number to sort by; what has none stands behind, in the order of the file. */
export function placeOf(bag: Bag, index: number): number {
  return typeof bag.pos === 'number' && Number.isFinite(bag.pos) ? bag.pos : BEHIND + index * 2 ** 40
}

export interface Lists {
  readonly all: readonly ForeignList[]
  /** Where each list stands, by id. */
  readonly places: ReadonlyMap<string, number>
  /** The list of an action: one of the board, or one that is gone and is kept by its name. */
  named(list: Bag): string | null
  gone(): readonly ForeignList[]
}

export function readLists(board: Bag, tally: Tally): Lists {
  const all = new Map<string, ForeignList>()
  const places = new Map<string, number>()
  const gone = new Map<string, ForeignList>()
  for (const [index, bag] of tally.bags(board.lists, 'list').entries()) {
    const list = listOf(bag, recordId(bag.id, `list/${index}`), placeOf(bag, index), tally)
    if (all.has(list.id)) {
      tally.add('list', 'duplicate')
      continue
    }
    all.set(list.id, list)
    places.set(list.id, placeOf(bag, index))
  }
  const named = (list: Bag): string | null => {
    const id = referenceTo(list.id)
    if (id === null || all.has(id)) return id
    const place = BEHIND * 2
    if (!gone.has(id)) gone.set(id, { ...listOf({ name: list.name }, id, place, tally), isGone: true })
    return id
  }
  return { all: [...all.values()], places, named, gone: () => [...gone.values()] }
}

function listOf(bag: Bag, id: string, place: number, tally: Tally): ForeignList {
  const name = tally.line(bag.name, MAX_TITLE)
  return {
    id,
    name: name || UNNAMED,
    position: positionOfNumber(place),
    isArchived: bag.closed === true,
    isGone: false,
    category: proposeCategory(name),
    limit: limitOf(bag, tally),
  }
}

function limitOf({ softLimit }: Bag, tally: Tally): number | null {
  if (!isThere(softLimit)) return null
  if (typeof softLimit === 'number' && Number.isInteger(softLimit) && softLimit > 0) return softLimit
  tally.add('listLimit', 'unreadable')
  return null
}
