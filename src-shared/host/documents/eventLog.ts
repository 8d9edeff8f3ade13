import { appendEvents, type EventDoc, eventDoc, fieldIndex, readEvents } from '../../document/events'
import { type Access, accessOf, onNeeds } from '../../document/versions'
import { eventsOf } from '../../domain/documentId'
import { type Event, monthOf } from '../../model/event'
import type { Transport } from '../../ports/transport'
import { type Keeping, openStored, type StoredDoc } from './storedDoc'

/** The month that is being written: ready to take an event in the same turn as the edit it tells of. */
export interface OpenMonth {
  readonly append: (events: readonly Event[], command: string) => void
  /** The event that wrote a field last, in the newest of the months that are open. */
  readonly lastEvent: (field: string) => string | null
  readonly access: () => Access
}

export interface EventLog {
  /** Opens the month of `at` when it is not open yet. */
  month(at: number): Promise<OpenMonth>
  /** The document of a month, `YYYY-MM`, opened when it is not open yet. */
  open(month: string): Promise<StoredDoc>
  /** Every event that was written down in the months from `from` to `to`, in the order in which they happened. */
  read(from: number, to: number): Promise<Event[]>
  link(transport: Transport | null, onChange: () => void): void
  documents(): readonly StoredDoc[]
  /** Of the month that was asked for last: one that is not open can't be written. */
  access(): Access
  close(): void
}

interface Month {
  readonly events: EventDoc
  readonly stored: Promise<StoredDoc>
  /** Once it is loaded. */
  index: ReturnType<typeof fieldIndex> | null
}

/** A project's append-only log, one document a month, opened on demand and kept open. `onAccess` is called when a month may have become read-only. */
export function openEventLog(keeping: Keeping, project: string, onAccess: () => void): EventLog {
  const [months, opened] = [new Map<string, Month>(), [] as StoredDoc[]]
  let follow: (document: StoredDoc) => void = () => undefined
  let isClosed = false
  let last: Month | null = null
  const open = (name: string): Month => {
    const month = months.get(name) ?? openMonth(keeping, project, name)
    if (months.has(name)) return month
    months.set(name, month)
    month.stored.then(
      document => {
        if (isClosed) return document.close()
        opened.push(document)
        follow(document)
        onNeeds(month.events.doc, onAccess)
        if (accessOf(month.events.doc) !== 'open') onAccess()
      },
      () => months.delete(name), // whoever waits for the month is told; the next one tries again
    )
    return month
  }
  return {
    month: async at => {
      const month = open(monthOf(at))
      last = month
      await month.stored
      return writing(month, months)
    },
    open: name => open(name).stored,
    read: async (from, to) => {
      const wanted = monthsBetween(from, to).map(open)
      await Promise.all(wanted.map(month => month.stored))
      const readable = wanted.filter(({ events }) => accessOf(events.doc) !== 'refused')
      if (readable.length < wanted.length)
        keeping.log.note('log.tooNew', { months: wanted.length - readable.length })
      return inOrder(readable.flatMap(month => readEvents(month.events)))
    },
    link: (transport, onChange) => {
      follow = document => document.link(transport, onChange)
      opened.forEach(follow)
    },
    documents: () => opened,
    access: () => (last === null ? 'open' : writableOnly(accessOf(last.events.doc))),
    close: () => {
      isClosed = true
      for (const document of opened) document.close()
    },
  }
}

/** A log that can't be read leaves the project to be looked at. */
function writableOnly(access: Access): Access {
  return access === 'open' ? 'open' : 'readOnly'
}

/** Oldest first. What came from another tool may have been brought in by two people: it counts once. */
function inOrder(events: readonly Event[]): Event[] {
  const byId = new Map(events.map(event => [event.id, event]))
  return [...byId.values()].sort((a, b) => a.at - b.at)
}

function openMonth(keeping: Keeping, project: string, name: string): Month {
  const events = eventDoc()
  const loading = openStored(keeping, eventsOf(project, name), events.doc)
  const month: Month = { events, stored: loading, index: null }
  const stored = loading.then(document => {
    month.index = fieldIndex(events)
    return document
  })
  return Object.assign(month, { stored })
}

function writing({ events }: Month, months: ReadonlyMap<string, Month>): OpenMonth {
  return {
    append: (told, command) => appendEvents(events, told, command),
    lastEvent: lastIn(months),
    access: () => writableOnly(accessOf(events.doc)),
  }
}

function lastIn(months: ReadonlyMap<string, Month>): OpenMonth['lastEvent'] {
  return field => {
    for (const name of [...months.keys()].sort().reverse()) {
      const last = months.get(name)?.index?.last(field) ?? null
      if (last !== null) return last
    }
    return null
  }
}

const MOST_MONTHS = 120

/** `YYYY-MM` from the month of one instant to that of another; of a longer time the last ten years. */
export function monthsBetween(from: number, to: number): string[] {
  const last = monthCount(to)
  const first = Math.max(Math.min(monthCount(from), last), last - MOST_MONTHS + 1)
  return Array.from({ length: last - first + 1 }, (_, n) => {
    const year = Math.floor((first + n) / 12)
    return `${year}-${String(((first + n) % 12) + 1).padStart(2, '0')}`
  })
}

/** Months since the year 0, in UTC. */
function monthCount(at: number): number {
  const date = new Date(at)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
