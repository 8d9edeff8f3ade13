import type { Removable } from '../../domain/removable'
import type { Wording } from '../../domain/wording'
import { planDifference, type RecordDifference } from '../../model/difference'
import { kindNamed, type PlanKind } from '../../model/kinds'
import type { PlanSnapshot } from '../../model/snapshot'
import { type RecordName, recordName } from '../recordName'

type Standing = RecordDifference['at']

/** One value that reads otherwise than then. */
export interface ComparedField {
  readonly kind: PlanKind
  readonly id: string
  readonly field: string
  readonly was: unknown
  readonly now: unknown
}

/** A record that is not a task. */
export interface ComparedRecord {
  readonly kind: PlanKind
  readonly id: string
  readonly at: Standing
  readonly name: RecordName
  readonly fields: readonly ComparedField[]
}

export interface ComparedTask {
  readonly taskId: string
  /** `changed` also where only something that belongs to it did. */
  readonly at: Standing
  readonly title: Wording
  readonly fields: readonly ComparedField[]
  readonly notes: { readonly was: string; readonly now: string } | null
  readonly parts: readonly ComparedRecord[]
}

/** What has become of a project since a restore point. */
export interface Comparison {
  readonly tasks: readonly ComparedTask[]
  /** What belongs to no task: phases, columns, key dates, baselines, the calendar. */
  readonly others: readonly ComparedRecord[]
  /** Tasks of which nothing but their place in a list has changed. */
  readonly onlyMoved: number
  readonly counts: Readonly<Record<Standing, number>>
}

const ORDER: readonly Standing[] = ['removed', 'changed', 'added']

export function comparison(was: PlanSnapshot, now: PlanSnapshot): Comparison {
  const { records, notes } = planDifference(was, now)
  const tasks = new Map<string, Draft>()
  const others: ComparedRecord[] = []
  const draftOf = (taskId: string): Draft => {
    const draft = tasks.get(taskId) ?? { own: null, notes: null, parts: [] }
    tasks.set(taskId, draft)
    return draft
  }
  for (const one of records) {
    const owner = taskOf(one, was, now)
    if (one.kind === 'task') draftOf(one.id).own = one
    else if (owner === null) others.push(comparedRecord(one, was, now))
    else draftOf(owner).parts.push(comparedRecord(one, was, now))
  }
  for (const { taskId, ...texts } of notes) draftOf(taskId).notes = texts
  const rankOf = (taskId: string): string => (now.task.get(taskId) ?? was.task.get(taskId))?.rank ?? ''
  const compared = [...tasks]
    .map(([taskId, draft]) => ({ rank: rankOf(taskId), task: comparedTask(taskId, draft, { was, now }) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)))
    .map(({ task }) => task)
  const shown = compared.filter(isSeen).sort((a, b) => ORDER.indexOf(a.at) - ORDER.indexOf(b.at))
  const count = (at: Standing): number => shown.filter(one => one.at === at).length
  return {
    tasks: shown,
    others: others.filter(one => one.at !== 'changed' || one.fields.length > 0),
    onlyMoved: compared.length - shown.length,
    counts: { added: count('added'), removed: count('removed'), changed: count('changed') },
  }
}

interface Draft {
  own: RecordDifference | null
  notes: ComparedTask['notes']
  readonly parts: ComparedRecord[]
}

interface TwoPlans {
  readonly was: PlanSnapshot
  readonly now: PlanSnapshot
}

function comparedTask(taskId: string, { own, notes, parts }: Draft, { was, now }: TwoPlans): ComparedTask {
  const at = own?.at ?? 'changed'
  const task = at === 'removed' ? was.task.get(taskId) : (now.task.get(taskId) ?? was.task.get(taskId))
  const isWhole = at === 'changed'
  return {
    taskId,
    at,
    title: task?.title ?? '',
    fields: own === null || !isWhole ? [] : seenFields(own),
    notes: isWhole ? notes : null,
    parts: isWhole ? parts.filter(one => one.at !== 'changed' || one.fields.length > 0) : [],
  }
}

function isSeen({ at, fields, notes, parts }: ComparedTask): boolean {
  return at !== 'changed' || fields.length > 0 || notes !== null || parts.length > 0
}

function comparedRecord(one: RecordDifference, was: PlanSnapshot, now: PlanSnapshot): ComparedRecord {
  const { kind, id, at } = one
  const name = recordName(at === 'removed' ? was : now, kind, recordOf(one, { was, now }))
  return { kind, id, at, name, fields: at === 'changed' ? seenFields(one) : [] }
}

/** Places in lists and stamps are nothing that somebody would look for. */
function seenFields({ kind, id, fields }: RecordDifference): ComparedField[] {
  const { notReviewed } = kindNamed(kind)
  if (notReviewed === 'all') return []
  const unseen = new Set<string>(notReviewed)
  return fields
    .filter(({ field }) => !unseen.has(field) && field !== 'isRemoved')
    .map(one => ({ kind, id, ...one }))
}

type Bag = Readonly<Record<string, unknown>>

function recordOf({ kind, id, at }: Pick<RecordDifference, 'kind' | 'id' | 'at'>, plans: TwoPlans): Bag {
  const plan = at === 'removed' ? plans.was : plans.now
  return (plan[kind].get(id) as Removable | undefined as Bag | undefined) ?? {}
}

function taskOf(one: RecordDifference, was: PlanSnapshot, now: PlanSnapshot): string | null {
  const { taskId, to } = recordOf(one, { was, now })
  const owner = one.kind === 'dependency' ? to : taskId
  if (typeof owner !== 'string') return null
  return was.task.has(owner) || now.task.has(owner) ? owner : null
}
