import { type Refusal, refuse } from '../domain/refusal'
import type { Event } from '../model/event'
import { planKinds } from '../model/kinds'
import { applyChanges, EMPTY_PLAN, type PlanSnapshot } from '../model/snapshot'
import { applyStored } from './bytes'
import { eventDoc, readEvents } from './events'
import { notesDoc } from './notes'
import type { ProjectFile } from './projectFile'
import { recordDoc } from './roots'
import { readWhole } from './watch'

export interface ProjectContent {
  readonly plan: PlanSnapshot
  /** Oldest first, each of them once. */
  readonly events: readonly Event[]
}

/** What the documents of a project file hold; a state that Yjs cannot read refuses the file. */
export function readProject({ documents }: ProjectFile): ProjectContent | Refusal {
  const target = { main: recordDoc(planKinds), notes: notesDoc() }
  const events = new Map<string, Event>()
  let unreadable = 0
  for (const { name, state } of documents) {
    if (name === 'plan') unreadable += applyStored(target.main.doc, [state])
    if (name === 'text') unreadable += applyStored(target.notes, [state])
    if (!name.startsWith('events.')) continue
    const month = eventDoc()
    unreadable += applyStored(month.doc, [state])
    for (const event of readEvents(month)) events.set(event.id, event)
  }
  if (unreadable > 0) return refuse('fileDamaged')
  const plan = applyChanges(EMPTY_PLAN, readWhole(target))
  return { plan, events: [...events.values()].sort((a, b) => a.at - b.at) }
}
