import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { ForeignReader } from '#shared/ports/foreignReader'
import type { Clock } from '#shared/ports/clock'
import type { LocalFacts } from '#shared/ports/localFacts'
import type { Log } from '#shared/ports/log'
import type { Transport } from '#shared/ports/transport'
import type { LocalUpdateStore } from '#shared/ports/updateStore'

/** Everything outside that a session needs; built in main.tsx, doubled in tests. */
export interface SessionPorts {
  readonly store: LocalUpdateStore
  readonly facts: LocalFacts
  readonly clock: Clock
  readonly log: Log
  readonly calendar: WorkCalendar
  readonly newId: () => string
  readonly foreignFiles: ForeignReader
  readonly transportTo: (address: string) => Transport
}
