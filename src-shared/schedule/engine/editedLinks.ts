import type { WorkDependency } from '../workPlan'
import type { Edit } from './edit'
import { byAge, factsOf, type Links, type Sorting, whyLost } from './links'
import { rowAt, withRow } from './rows'

/** The same links without some and with others; null when one of them does not count. */
export function editedLinks(
  before: Links,
  { removed, added }: Pick<Edit, 'removed' | 'added'>,
  sorting: Sorting,
): Links | null {
  let links: Links | null = before
  const freed: number[] = []
  for (const one of removed) {
    const slot: number | null = links && slotOf(links, one, sorting)
    if (links === null || slot === null) return null
    links = without(links, slot)
    freed.push(slot)
  }
  for (const one of added) links = links && withOne(links, one, sorting)
  // Not before: what still refers to a freed slot must not find another dependency in it.
  return links && { ...links, free: [...links.free, ...freed] }
}

function slotOf(links: Links, one: WorkDependency, { places }: Sorting): number | null {
  const to = places.get(one.to)
  if (to === undefined) return null
  return rowAt(links.before, to).find(slot => links.dependencies[slot] === one) ?? null
}

function without(links: Links, slot: number): Links {
  const [from, to] = [links.from[slot] ?? 0, links.to[slot] ?? 0]
  const others = (row: Int32Array) => [...row].filter(other => other !== slot)
  return {
    ...links,
    before: withRow(links.before, to, others(rowAt(links.before, to))),
    after: withRow(links.after, from, others(rowAt(links.after, from))),
  }
}

function withOne(links: Links, one: WorkDependency, { places, tree }: Sorting): Links | null {
  const facts = factsOf([one], places)
  if (whyLost(facts, 0, tree) !== null) return null
  const slot = links.free.at(-1) ?? links.from.length
  const [from = 0, to = 0] = [facts.from[0], facts.to[0]]
  const aged = (row: Int32Array) => {
    const younger = row.findIndex(other => byAge(one, links.dependencies[other] ?? one) < 0)
    return [...row].toSpliced(younger < 0 ? row.length : younger, 0, slot)
  }
  return {
    dependencies: withDependency(links.dependencies, slot, one),
    from: withItem(links.from, slot, from),
    to: withItem(links.to, slot, to),
    lag: withItem(links.lag, slot, facts.lag[0] ?? 0),
    bits: withItem(links.bits, slot, facts.bits[0] ?? 0),
    before: withRow(links.before, to, aged(rowAt(links.before, to))),
    after: withRow(links.after, from, aged(rowAt(links.after, from))),
    free: links.free.slice(0, -1),
  }
}

function withItem(list: Int32Array, at: number, item: number): Int32Array {
  const out = new Int32Array(Math.max(list.length, at + 1))
  out.set(list)
  out[at] = item
  return out
}

function withDependency(
  list: readonly WorkDependency[],
  slot: number,
  one: WorkDependency,
): readonly WorkDependency[] {
  return slot < list.length ? list.with(slot, one) : [...list, one]
}
