import { type Refusal, refuse } from '../domain/refusal'
import type { Event } from '../model/event'
import { planKinds } from '../model/kinds'
import { applyChanges, EMPTY_PLAN, type PlanSnapshot } from '../model/snapshot'
import { applyStored } from './bytes'
import { eventDoc, readEvents } from './events'
import { notesDoc } from './notes'
import type { ProjectFile } from './projectFile'
import { recordDoc } from './roots'
import { accessOf } from './versions'
import { readWhole } from './watch'

export interface ProjectContent {
  readonly plan: PlanSnapshot
  /** Oldest first, each of them once. */
  readonly events: readonly Event[]
}

/** What the documents of a project file hold; a state that Yjs, or this version, cannot read refuses the file. */
export function readProject({ documents }: Pick<ProjectFile, 'documents'>): ProjectContent | Refusal {
  const target = { main: recordDoc(planKinds), notes: notesDoc() }
  const events = new Map<string, Event>()
  let [unreadable, isTooNew] = [0, false]
  for (const { name, state } of documents) {
    if (name === 'plan') unreadable += applyStored(target.main.doc, [state])
    if (name === 'text') unreadable += applyStored(target.notes, [state])
    if (!name.startsWith('events.')) continue
    const month = eventDoc()
    unreadable += applyStored(month.doc, [state])
    isTooNew ||= accessOf(month.doc) === 'refused'
    for (const event of readEvents(month)) events.set(event.id, event)
  }
  for (const doc of [target.main.doc, target.notes]) isTooNew ||= accessOf(doc) === 'refused'
  if (unreadable > 0) return refuse('fileDamaged')
  if (isTooNew) return refuse('fileTooNew')
  const plan = applyChanges(EMPTY_PLAN, readWhole(target))
  return { plan, events: [...events.values()].sort((a, b) => a.at - b.at) }
}
