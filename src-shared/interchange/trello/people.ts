import { MAX_TITLE } from '../../domain/bounds'
import { foreignId, type ForeignMember } from '../../model/foreignBoard'
import { recordId, referenceTo } from './ids'
import { type Bag, bagIn, bagOf, Tally } from './raw'

const UNNAMED = '?'
const NOBODY = foreignId('nobody')

/** Members of the board, and people whom only its actions name, as far as something refers to them. */
export interface People {
  /** Who a member id is; null when nobody of the file. */
  named(id: unknown): string | null
  /** Who did an action. */
  actor(action: Bag): string
  all(): readonly ForeignMember[]
}

export function readPeople(board: Bag, actions: readonly Bag[], tally: Tally): People {
  const members = new Map<string, ForeignMember>()
  for (const [index, bag] of tally.bags(board.members, 'member').entries()) {
    const member = memberOf(bag, recordId(bag.id, `member/${index}`), true, tally)
    if (members.has(member.id)) tally.add('member', 'duplicate')
    else members.set(member.id, member)
  }
  const others = new Map(actions.flatMap(peopleIn).map(one => [one.id, one]))
  const named = (given: unknown): string | null => {
    const id = referenceTo(given)
    if (id === null || members.has(id)) return id
    const other = others.get(id)
    if (other === undefined) return null
    members.set(id, other)
    return id
  }
  const unknown = (): string => {
    if (!members.has(NOBODY)) members.set(NOBODY, { id: NOBODY, name: UNNAMED, handle: '', isOnBoard: false })
    return NOBODY
  }
  return {
    named,
    actor: action => named(action.idMemberCreator) ?? named(bagIn(action.memberCreator).id) ?? unknown(),
    all: () => [...members.values()],
  }
}

function peopleIn(action: Bag): ForeignMember[] {
  // Each of them is named by many actions, most are never asked for.
  const tally = new Tally()
  const creator = { ...bagIn(action.memberCreator) }
  const told = [{ ...creator, id: creator.id ?? action.idMemberCreator }, bagOf(action.member)]
  return told.flatMap(bag => {
    const id = referenceTo(bag?.id)
    return bag === null || id === null ? [] : [memberOf(bag, id, false, tally)]
  })
}

function memberOf(bag: Bag, id: string, isOnBoard: boolean, tally: Tally): ForeignMember {
  const handle = tally.line(bag.username, MAX_TITLE)
  const name = tally.line(bag.fullName, MAX_TITLE) || tally.line(bag.name, MAX_TITLE)
  return { id, name: name || handle || UNNAMED, handle, isOnBoard }
}
