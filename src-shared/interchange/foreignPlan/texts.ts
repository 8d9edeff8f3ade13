import { MAX_TEXT, MAX_TITLE } from '../../domain/bounds'
import type { LengthUnit } from '../../domain/length'
import { atMost, cleanLine, cleanText } from '../../domain/text'
import { parseWebLink } from '../../domain/webLink'
import type { Wording } from '../../domain/wording'
import type { ForeignMember } from '../../model/foreignBoard'
import { type ForeignTask, type PlanPart, planRecordId } from '../../model/foreignPlan'
import { PlanTally, type ReadPlan } from '../planLeftOut'
import { safeId } from '../trello/ids'

const UNNAMED: Wording = { zh: '未命名', en: 'Unnamed' }

export function nameOf(text: string, tally: PlanTally): Wording {
  const name = cleanLine(text)
  if (name.length > MAX_TITLE) tally.add('title', 'tooLong')
  return atMost(name, MAX_TITLE) || UNNAMED
}

export function recordIdOf(id: string): string {
  return planRecordId(safeId(id) ?? '')
}

export type Carried = Pick<ForeignTask, 'notes' | 'url' | 'personId' | 'participantIds'>

/** What people wrote at the tasks, and what of it was taken so far. */
export class Belongings {
  private readonly taken = new Map<PlanPart, number>()
  private readonly named = new Set<string>()

  constructor(
    private readonly read: ReadPlan,
    private readonly tally: PlanTally,
  ) {}

  unitOf(taskId: string): LengthUnit | null {
    return this.read.details?.ofTask.get(taskId)?.unit ?? null
  }

  of(taskId: string): Carried {
    const found = this.read.details?.ofTask.get(taskId)
    if (found === undefined) return { notes: '', url: null, personId: null, participantIds: [] }
    const { personIds } = found
    for (const id of personIds) this.named.add(id)
    this.take('assignment', personIds.length)
    const [personId = null, ...participantIds] = [...new Set(personIds)].map(recordIdOf)
    return { notes: this.notes(found.notes), url: this.url(found.url), personId, participantIds }
  }

  /** Those whom a task names. */
  members(): ForeignMember[] {
    const people = (this.read.details?.people ?? []).filter(({ id }) => this.named.has(id))
    this.take('resource', people.length)
    return people.map(({ id, name }) => ({
      id: recordIdOf(id),
      name: atMost(cleanLine(name), MAX_TITLE),
      handle: '',
      isOnBoard: true,
    }))
  }

  /** What the file's reader left out and this did not take, and then what had no place here. */
  leftOut(): ReadPlan['leftOut'] {
    const out = new PlanTally()
    for (const { what, why, count } of this.read.leftOut) {
      if (why !== 'notInPlan') out.add(what, why, count)
      else out.add(what, 'noPlace', count - (this.taken.get(what as PlanPart) ?? 0))
    }
    for (const { what, why, count } of this.tally.all()) out.add(what, why, count)
    return out.all()
  }

  private take(what: PlanPart, count: number): void {
    this.taken.set(what, (this.taken.get(what) ?? 0) + count)
  }

  private notes(text: string): string {
    const notes = cleanText(text).trim()
    this.take('notes', Number(notes !== ''))
    if (notes.length > MAX_TEXT) this.tally.add('text', 'tooLong')
    return atMost(notes, MAX_TEXT)
  }

  private url(text: string): string | null {
    if (text === '') return null
    const url = parseWebLink(text)
    this.take('hyperlink', 1)
    if (url === null) this.tally.add('hyperlink', 'badAddress')
    return url
  }
}
