import type { RecordMap } from '../domain/recordMap'
import type { Wording } from '../domain/wording'
import { isAtHand } from '../model/doneness'
import type { Person } from '../model/person'
import type { PlanSnapshot } from '../model/snapshot'
import type { Task } from '../model/task'

/** Where in a task the text stands. */
type FoundIn = 'title' | 'notes' | 'checklist' | 'checkItem' | 'comment' | 'link' | 'label' | 'person'

export interface Found {
  readonly task: Task
  readonly in: FoundIn
  /** The text around the match; empty for a title. */
  readonly excerpt: string
  readonly isArchived: boolean
}

export interface SearchQuery {
  readonly text: string
  readonly people: RecordMap<Person>
  readonly most: number
}

/** Characters shown before the match. */
const LEAD = 16
const EXCERPT = 80

/**
 * Tasks that hold a text anywhere: titles first, then notes, checklists, comments, links, labels and the
 * people who take part. Every task once, archived ones too; letters alike in case.
 */
export function search(plan: PlanSnapshot, { text, people, most }: SearchQuery): Found[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const found = new Map<string, Found>()
  for (const [place, texts] of placesOf(plan, people)) {
    for (const [taskId, written] of texts) {
      if (found.size >= most) return [...found.values()]
      const at = found.has(taskId) ? -1 : written.toLowerCase().indexOf(wanted)
      const task = at < 0 ? undefined : plan.task.get(taskId)
      if (task === undefined || task.isRemoved) continue
      const excerpt = place === 'title' ? '' : around(written, at)
      found.set(taskId, { task, in: place, excerpt, isArchived: !isAtHand(plan, task) })
    }
  }
  return [...found.values()]
}

type Texts = Iterable<readonly [taskId: string, text: string]>

function placesOf(plan: PlanSnapshot, people: RecordMap<Person>): [FoundIn, Texts][] {
  return [
    ['title', titles(plan)],
    ['notes', notes(plan)],
    ['checklist', owned(plan.checklist, list => list.name)],
    ['checkItem', owned(plan.checkItem, item => both(item.text))],
    ['comment', owned(plan.comment, comment => comment.text)],
    ['link', owned(plan.link, link => `${link.title} ${link.url}`)],
    ['label', owned(plan.labelling, one => plan.label.get(one.labelId)?.name ?? '')],
    ['person', namesOf(plan, people)],
  ]
}

function both(wording: Wording): string {
  return typeof wording === 'string' ? wording : `${wording.zh} ${wording.en}`
}

function* titles(plan: PlanSnapshot): Texts {
  for (const task of plan.task.values()) {
    yield [task.id, `${both(task.title)} ${both(task.deliverable)} ${task.id}`]
  }
}

function* notes(plan: PlanSnapshot): Texts {
  for (const taskId of plan.notes.keys()) yield [taskId, plan.notes.get(taskId) ?? '']
}

function* owned<T extends { readonly taskId: string; readonly isRemoved: boolean }>(
  map: RecordMap<T>,
  textOf: (record: T) => string,
): Texts {
  for (const record of map.values()) if (!record.isRemoved) yield [record.taskId, textOf(record)]
}

function* namesOf(plan: PlanSnapshot, people: RecordMap<Person>): Texts {
  for (const { id, personId } of plan.task.values()) {
    if (personId !== null) yield [id, people.get(personId)?.name ?? '']
  }
  yield* owned(plan.participant, one => people.get(one.personId)?.name ?? '')
}

function around(text: string, at: number): string {
  const from = Math.max(0, at - LEAD)
  const part = text.slice(from, from + EXCERPT).replace(/\s+/g, ' ')
  return `${from > 0 ? '…' : ''}${part}${from + EXCERPT < text.length ? '…' : ''}`
}
