import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { applyUpdate, Doc } from 'yjs'
import type { PlanIntent } from '#shared/commands/intent'
import { type DocumentId, projectOf } from '#shared/domain/documentId'
import { isRefusal } from '#shared/domain/refusal'
import { type Host, startHost } from '#shared/host/host'
import type { PlanSet } from '#shared/host/documents/documentSet'
import type { Link } from '#shared/ports/transport'
import { manualClock, memoryPorts } from '#support/hostPorts'
import { createMemoryDisk } from '#support/memoryUpdateStore'
import { websocketTransport } from '../../../src-renderer/adapters/websocketTransport'
import type { Updates } from '../../support/bigProject'
import type { RunningRelay } from '../../support/e2e/relay'
import { until } from './answers'

// The transport takes the platform's, which this version of Node has not.
Object.assign(globalThis, { WebSocket })

export const LAST = 'the last edit'
const STATUSES = ['todo', 'doing', 'in-review', 'done'] as const

/** A colleague at a real relay: the app without a window, whose store is in memory. */
export interface Colleague {
  readonly host: Host
  connect(): Promise<void>
  leave(): void
  end(): Promise<void>
}

export async function startColleague(relay: RunningRelay): Promise<Colleague> {
  const ports = memoryPorts(undefined, 'colleague')
  const host = await startHost(ports, { personId: 'colleague', device: 'colleague' })
  return {
    host,
    connect: async () => {
      host.relay.connect(websocketTransport(`ws://${relay.address}`, ports.clock))
      await until('the colleague is in step', () => host.relay.state().at === 'inStep')
    },
    leave: () => host.relay.disconnect(),
    end: () => host.end(),
  }
}

/** Titles, columns and days of a plan of `bigPlan`; the task that is first on the board is told last. */
function editOf(n: number, tasks: number): PlanIntent {
  const taskId = `t${1 + ((n * 7919) % (tasks - 1))}`
  if (n % 10 === 9) return { command: 'scheduleTask', input: { taskId, days: 1 + (n % 7) } }
  const statusId = STATUSES[n % STATUSES.length] ?? 'todo'
  if (n % 3 === 0) return { command: 'moveTask', input: { taskId, statusId } }
  return { command: 'renameTask', input: { taskId, title: `核对第 ${n} 版` } }
}

/** One command after the other, each with its event. */
export async function workOn(set: PlanSet, tasks: number, edits: number): Promise<void> {
  for (let n = 0; n < edits; n++) await done(set, editOf(n, tasks))
  await done(set, { command: 'renameTask', input: { taskId: 't0', title: LAST } })
  await done(set, { command: 'addTask', input: { title: LAST, phaseId: null } })
}

async function done(set: PlanSet, intent: PlanIntent): Promise<void> {
  const outcome = await set.dispatch([intent])
  if (isRefusal(outcome)) throw new Error(`${intent.command}: ${outcome.refused}`)
}

/** Updates of several documents in the order in which they arose. */
export type Work = readonly { readonly document: DocumentId; readonly update: Uint8Array }[]

/** What work on a plan writes, done before anything is measured: the computer that measures has better to do then. */
export async function workAhead(plan: DocumentId, base: Updates, edits: number): Promise<Work> {
  const ports = memoryPorts(createMemoryDisk(), 'ahead')
  await ports.store.append(base.map(update => ({ document: plan, update })))
  const work: { document: DocumentId; update: Uint8Array }[] = []
  const append: typeof ports.store.append = async batch => void work.push(...batch)
  const host = await startHost(
    { ...ports, store: { ...ports.store, append } },
    { personId: 'a', device: 'a' },
  )
  const set = await host.openProject(projectOf(plan))
  await workOn(set, set.snapshot().task.size, edits)
  await host.end()
  return work.filter(one => projectOf(one.document) === projectOf(plan))
}

/** Updates a second, two for each edit: a twentieth of it at a time. */
const PACE = 10_000

/** Sends it through the relay, document by document as they lie there. */
export async function replay(relay: RunningRelay, work: Work): Promise<void> {
  const transport = websocketTransport(`ws://${relay.address}`, manualClock())
  const docs = new Map([...new Set(work.map(one => one.document))].map(id => [id, new Doc()]))
  const links: Link[] = [...docs].map(([id, doc]) => transport.connect(id, doc))
  const isInStep = (): boolean => links.every(link => link.state().at === 'inStep')
  await until('the colleague is in step', isInStep)
  const [step, began] = [PACE / 20, performance.now()]
  for (let at = 0; at < work.length; at += step) {
    for (const { document, update } of work.slice(at, at + step)) {
      const doc = docs.get(document)
      if (doc !== undefined) applyUpdate(doc, update)
    }
    await pause(Math.max(0, began + (at / step + 1) * 50 - performance.now()))
  }
  await until('the relay has all of it', isInStep)
  for (const link of links) link.close()
  for (const doc of docs.values()) doc.destroy()
}
