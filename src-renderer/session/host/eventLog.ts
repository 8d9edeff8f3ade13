import { appendEvent, type EventDoc, eventDoc, fieldIndex, readEvents } from '#shared/document/events'
import { eventsOf } from '#shared/domain/documentId'
import { type Event, monthOf } from '#shared/domain/event'
import type { Transport } from '#shared/ports/transport'
import { type Keeping, openStored, type StoredDoc } from './storedDoc'

/** The month that is being written: ready to take an event in the same turn as the edit it tells of. */
export interface OpenMonth {
  readonly append: (event: Event) => void
  readonly lastEvent: (field: string) => string | null
}

export interface EventLog {
  /** Opens the month of `at` when it is not open yet. */
  month(at: number): Promise<OpenMonth>
  /** Every event of the months from `from` to `to`, oldest first. */
  read(from: number, to: number): Promise<Event[]>
  link(transport: Transport | null, onChange: () => void): void
  documents(): readonly StoredDoc[]
  close(): void
}

interface Month {
  readonly events: EventDoc
  readonly stored: Promise<StoredDoc>
}

/** A project's append-only log, one document a month, opened on demand and kept open. */
export function openEventLog(keeping: Keeping, project: string): EventLog {
  const months = new Map<string, Month>()
  const opened: StoredDoc[] = []
  let follow: (document: StoredDoc) => void = () => undefined
  const open = (name: string): Month => {
    const month = months.get(name) ?? openMonth(keeping, project, name)
    if (months.has(name)) return month
    months.set(name, month)
    month.stored.then(
      document => {
        opened.push(document)
        follow(document)
      },
      () => months.delete(name), // whoever waits for the month is told; the next one tries again
    )
    return month
  }
  return {
    month: at => writable(open(monthOf(at))),
    read: async (from, to) => {
      const wanted = monthsBetween(from, to).map(open)
      await Promise.all(wanted.map(month => month.stored))
      return wanted.flatMap(month => readEvents(month.events)).sort((a, b) => a.at - b.at)
    },
    link: (transport, onChange) => {
      follow = document => document.link(transport, onChange)
      opened.forEach(follow)
    },
    documents: () => opened,
    close: () => opened.forEach(document => document.close()),
  }
}

function openMonth(keeping: Keeping, project: string, name: string): Month {
  const events = eventDoc()
  return { events, stored: openStored(keeping, eventsOf(project, name), events.doc) }
}

async function writable({ events, stored }: Month): Promise<OpenMonth> {
  await stored
  const index = indexes.get(events) ?? fieldIndex(events)
  indexes.set(events, index)
  return { append: event => appendEvent(events, event), lastEvent: index.last }
}

const indexes = new WeakMap<EventDoc, ReturnType<typeof fieldIndex>>()

/** `YYYY-MM` from the month of one instant to that of another, at most ten years. */
export function monthsBetween(from: number, to: number): string[] {
  const out: string[] = []
  const last = monthOf(to)
  let [year, month] = monthOf(Math.min(from, to)).split('-').map(Number) as [number, number]
  while (out.length < 120) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    out.push(name)
    if (name >= last) break
    month = month === 12 ? 1 : month + 1
    if (month === 1) year++
  }
  return out
}
