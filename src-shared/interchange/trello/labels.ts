import type { Mineral } from '../../domain/mineral'
import { foreignId, type ForeignLabel } from '../../model/foreignBoard'
import { hashOf, recordId, referenceTo } from './ids'
import { type Bag, bagOf, isBag, isThere, type Tally, textOf } from './raw'

/** Of a label's name. */
const MAX_NAME = 100

const minerals: ReadonlyMap<string, Mineral> = new Map([
  ['green', 'malachite'],
  ['lime', 'moss'],
  ['yellow', 'gamboge'],
  ['orange', 'ochre'],
  ['red', 'sandal'],
  ['pink', 'sandal'],
  ['purple', 'indigo'],
  ['blue', 'azurite'],
  ['sky', 'azurite'],
])

export interface Labels {
  all(): readonly ForeignLabel[]
  /** The labels of a card; each use of an unknown label is counted. */
  of(card: Bag): string[]
}

export function readLabels(board: Bag, tally: Tally): Labels {
  const all = new Map<string, ForeignLabel>()
  for (const [index, bag] of tally.bags(board.labels, 'label').entries()) {
    const label = labelOf(bag, recordId(bag.id, `label/${index}`), tally)
    if (all.has(label.id)) tally.add('label', 'duplicate')
    else all.set(label.id, label)
  }
  const of = (card: Bag): string[] => {
    const embedded = Array.isArray(card.labels) ? card.labels.filter(isBag) : []
    for (const bag of embedded) {
      const id = embeddedId(bag)
      if (!all.has(id)) all.set(id, labelOf(bag, id, tally))
    }
    return usesOf(card, all, tally)
  }
  return { all: () => [...all.values()], of }
}

function usesOf(card: Bag, all: ReadonlyMap<string, ForeignLabel>, tally: Tally): string[] {
  const isByIds = isThere(card.idLabels) && !(Array.isArray(card.idLabels) && card.idLabels.length === 0)
  const told = tally.list(isByIds ? card.idLabels : card.labels, 'labelUse')
  const used = new Set<string>()
  for (const one of told) {
    const bag = isByIds ? null : bagOf(one)
    const id = bag === null ? referenceTo(one) : embeddedId(bag)
    if (id === null) tally.add('labelUse', 'unreadable')
    else if (!all.has(id)) tally.add('labelUse', 'labelMissing')
    else if (used.has(id)) tally.add('labelUse', 'duplicate')
    else used.add(id)
  }
  return [...used]
}

/** Boards of the early years tell a label by its colour and name alone. */
function embeddedId(bag: Bag): string {
  return referenceTo(bag.id) ?? foreignId(`y${hashOf(`label/${textOf(bag.color)}/${textOf(bag.name)}`)}`)
}

function labelOf(bag: Bag, id: string, tally: Tally): ForeignLabel {
  const [colour] = textOf(bag.color).split('_')
  return { id, name: tally.line(bag.name, MAX_NAME), colour: minerals.get(colour ?? '') ?? 'slate' }
}
