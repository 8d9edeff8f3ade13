import * as Y from 'yjs'
import { recordDoc } from '#shared/document/roots'
import type { DocumentId } from '#shared/domain/documentId'
import { isRefusal } from '#shared/domain/refusal'
import { planKinds } from '#shared/model/kinds'
import { type Host, startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import type { Link, Transport } from '#shared/ports/transport'
import { manualClock, memoryPorts } from '#support/hostPorts'
import { createMemoryDisk } from '#support/memoryUpdateStore'
import { movedTimers } from '#support/timers'
import { websocketTransport } from '../../src-renderer/adapters/websocketTransport'

export const MONTHS = 24
const DAY_MS = 86_400_000

export interface Computer {
  readonly host: Host
  readonly timers: ReturnType<typeof movedTimers>
  /** Documents that were connected, in order. */
  readonly openings: DocumentId[]
  readonly ports: ReturnType<typeof memoryPorts>
}

/** A host at a real relay, whose timers stand still and which counts what it connects. */
export async function startComputer(
  name: string,
  url: string,
  like: Partial<ReturnType<typeof memoryPorts>> = {},
): Promise<Computer> {
  const timers = movedTimers()
  const ports = { ...memoryPorts(createMemoryDisk(), name), ...like, timers }
  const openings: DocumentId[] = []
  const transportTo = (address: string): Transport => {
    const real = websocketTransport(address, ports.clock)
    return {
      ...real,
      connect: (document, doc) => {
        openings.push(document)
        return real.connect(document, doc)
      },
    }
  }
  const host = await startHost({ ...ports, transportTo }, { personId: name, device: name })
  host.relay.connect(transportTo(url))
  return { host, timers, openings, ports }
}

/** Projects that were made two years ago. */
export async function makeOldProjects({ host, ports }: Computer, count: number): Promise<string[]> {
  const now = ports.clock.at
  ports.clock.at = now - (MONTHS - 1) * 30.5 * DAY_MS
  const projects: string[] = []
  for (let at = 0; at < count; at += 1) {
    const draft = { template: null, keyDate: '', keyDates: {}, name: `P${at}`, usualName: 'Empty' }
    const created = await createProject(host, draft)
    if (isRefusal(created)) throw new Error(created.refused)
    projects.push(created.project)
    host.letGoOf(created.project)
  }
  ports.clock.at = now
  return projects
}

function reaches(link: Link): Promise<void> {
  return new Promise(resolve => {
    const look = (): void => {
      const { at } = link.state()
      if (at !== 'inStep' && at !== 'unconfirmed') return
      stop()
      resolve()
    }
    const stop = link.subscribe(look)
    look()
  })
}

/** What somebody else writes; settles when the server has it. */
export async function writeElsewhere(url: string, document: DocumentId, key: string): Promise<void> {
  const doc = document.startsWith('plan.') ? recordDoc(planKinds).doc : new Y.Doc()
  const link = websocketTransport(url, manualClock()).connect(document, doc)
  await reaches(link)
  doc.getMap('v').set(key, key)
  await reaches(link)
  link.close()
  doc.destroy()
}

/** Whether a computer's own store has what was written. */
export async function hasStored({ ports }: Computer, document: DocumentId, key: string): Promise<boolean> {
  const doc = new Y.Doc()
  for (const update of (await ports.store.load(document)).updates) Y.applyUpdate(doc, update)
  return doc.getMap('v').has(key)
}
