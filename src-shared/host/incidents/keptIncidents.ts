import type { SetName } from '../../domain/setName'
import type { Incident } from '../../model/incident'
import { type Listeners, startListeners } from '../documents/listeners'
import type { HostPorts } from '../hostPorts'

const PREFIX = 'incident.'
/** What was settled is forgotten after this, but for the writes that were erased. */
const FORGET_MS = 30 * 86_400_000
/** Values of one incident; a restore point has the others. */
const MOST_VALUES = 20_000

export type IncidentPorts = Pick<HostPorts, 'facts' | 'clock' | 'timers' | 'log'>

/** Incidents as this computer keeps them: written and read by this app alone, so their shape is trusted. */
export interface KeptIncidents {
  /** Settles when those of earlier starts are known. */
  ready(): Promise<void>
  all(): readonly Incident[]
  /** Puts one in place of the one with its id. */
  keep(incident: Incident): void
  /** It turned out to be none. */
  withdraw(id: string): void
  subscribe(listener: () => void): () => void
}

export function openKeptIncidents({ facts, clock, timers, log }: IncidentPorts): KeptIncidents {
  const known = new Map<string, Incident>()
  const listeners: Listeners<void> = startListeners(log)
  const write = (work: Promise<void>): void => {
    work.catch((fault: unknown) => log.fault('incident.keep', fault))
  }
  const load = async (): Promise<void> => {
    for (const [key, value] of await facts.all(PREFIX)) {
      const incident = value as Incident
      const isOld = incident.settled !== null && incident.at < clock.now() - FORGET_MS
      if (isOld && incident.marks.length === 0) write(facts.remove(key))
      else if (!known.has(incident.id)) known.set(incident.id, incident)
    }
    listeners.tell()
  }
  const loading = load()
  loading.catch((fault: unknown) => log.fault('incident.load', fault))
  return {
    ready: () => loading.catch(() => undefined), // said above
    all: () => [...known.values()],
    keep: incident => {
      const { values } = incident
      const kept =
        values.length <= MOST_VALUES ? incident : { ...incident, values: values.slice(0, MOST_VALUES) }
      known.set(incident.id, kept)
      write(facts.put(PREFIX + incident.id, kept))
      listeners.tell()
      const wait = incident.shownFrom - clock.now()
      if (wait > 0) timers.after(wait, listeners.tell)
    },
    withdraw: id => {
      if (!known.delete(id)) return
      write(facts.remove(PREFIX + id))
      listeners.tell()
    },
    subscribe: listeners.subscribe,
  }
}

/** What a set's erased writes are known by already, whatever became of them. */
export function knownMarks(incidents: readonly Incident[], set: SetName): ReadonlySet<string> {
  return new Set(incidents.filter(one => one.set === set).flatMap(({ marks }) => marks))
}
