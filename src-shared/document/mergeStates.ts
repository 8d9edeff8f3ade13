import * as Y from 'yjs'
import { WORKSPACE } from '../domain/documentId'
import { type Kind, planKinds, workspaceKinds } from '../model/kinds'
import { applyStored } from './bytes'
import { type BundledUpdate, encodeBundle } from './bundle'
import { readAll } from './read'
import { keepLosses } from './review'
import { type RecordDoc, recordDoc } from './roots'

/** A set as one state a document. */
export interface MergedStates {
  readonly bundle: Uint8Array
  /** By document: the number of the last batch that wrote it. */
  readonly documents: Readonly<Record<string, number>>
  /** Tasks that are not removed; null for a set without a plan. */
  readonly tasks: number | null
}

/**
 * Applied in one transaction and encoded again: `Y.mergeUpdates` takes the square of the number of updates. `isFacts`
 * for a set of plain values, of which the last of each name counts.
 */
export function mergeStates(updates: readonly BundledUpdate[], isFacts: boolean): MergedStates {
  const byDocument = new Map<string, BundledUpdate[]>()
  for (const one of updates) {
    const own = byDocument.get(one.document)
    if (own === undefined) byDocument.set(one.document, [one])
    else own.push(one)
  }
  const states: BundledUpdate[] = []
  let tasks: number | null = null
  for (const [document, own] of [...byDocument].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = Math.max(...own.map(one => one.last))
    if (isFacts) {
      states.push({ document, last, update: own.at(-1)?.update ?? new Uint8Array() })
      continue
    }
    const merged = mergedState(
      document,
      own.map(({ update }) => update),
    )
    tasks = merged.tasks ?? tasks
    states.push({ document, last, update: merged.state })
  }
  const documents = Object.fromEntries(states.map(({ document, last }) => [document, last]))
  return { bundle: encodeBundle(states), documents, tasks }
}

/** Stored updates in one document that is never shown: what lost unseen in them stays, for whoever loads it next. */
export function joinedDoc(document: string, updates: readonly Uint8Array[]): RecordDoc {
  const main = recordDoc(kindsIn(document))
  keepLosses(main)
  applyStored(main.doc, updates)
  return main
}

function kindsIn(document: string): readonly Kind[] {
  if (document === WORKSPACE) return workspaceKinds
  return document.startsWith('plan.') ? planKinds : []
}

function mergedState(document: string, updates: readonly Uint8Array[]) {
  const main = joinedDoc(document, updates)
  const state = Y.encodeStateAsUpdate(main.doc)
  const tasks = document.startsWith('plan.')
    ? readAll(main.map('task'), 'task').filter(({ isRemoved }) => !isRemoved).length
    : null
  main.doc.destroy()
  return { state, tasks }
}
