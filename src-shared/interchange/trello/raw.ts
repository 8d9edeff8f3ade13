import { atMost, cleanLine, cleanText } from '../../domain/text'
import type { LeftOutWhat, LeftOutWhy } from '../../model/foreignBoard'
import { LeftOutCounts } from '../leftOutCounts'

/** An object of the file. Only fixed names are asked of it. */
export type Bag = Readonly<Record<string, unknown>>

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function bagOf(value: unknown): Bag | null {
  return isBag(value) ? value : null
}

/** An object for what may be missing. */
export function bagIn(value: unknown): Bag {
  return bagOf(value) ?? {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false
}

export function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

/** What a board leaves out, and the readers that count it. */
export class Tally extends LeftOutCounts<LeftOutWhat, LeftOutWhy> {
  /** The entries of what should be a list; anything else in its place counts as one that cannot be read. */
  list(value: unknown, what: LeftOutWhat): readonly unknown[] {
    if (Array.isArray(value)) return value
    if (value !== undefined && value !== null) this.add(what, 'unreadable')
    return []
  }

  /** The objects in what should be a list of objects. */
  bags(value: unknown, what: LeftOutWhat): Bag[] {
    const entries = this.list(value, what)
    const bags = entries.filter(isBag)
    this.add(what, 'unreadable', entries.length - bags.length)
    return bags
  }

  /** One line; the end of a longer one is left out. */
  line(value: unknown, max: number): string {
    const line = cleanLine(textOf(value))
    if (line.length > max) this.add('title', 'tooLong')
    return atMost(line, max)
  }

  text(value: unknown, max: number): string {
    const text = cleanText(textOf(value))
    if (text.length > max) this.add('text', 'tooLong')
    return atMost(text, max)
  }
}
