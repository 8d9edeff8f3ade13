import type { WorkCalendar } from '../calendar/workCalendar'
import type { Clock } from '../ports/clock'
import type { ForeignReader } from '../ports/foreignReader'
import type { LocalFacts } from '../ports/localFacts'
import type { Log } from '../ports/log'
import type { RestorePoints } from '../ports/restorePoints'
import type { Timers } from '../ports/timers'
import type { Transport } from '../ports/transport'
import type { LocalUpdateStore } from '../ports/updateStore'
import type { StorageHealth } from './storage/storageHealth'

/** Everything outside that a host needs; built where it starts, doubled in tests. */
export interface HostPorts {
  readonly store: LocalUpdateStore
  readonly facts: LocalFacts
  /** How the copies on this computer are. */
  readonly health: StorageHealth
  readonly restorePoints: RestorePoints
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly calendar: WorkCalendar
  readonly newId: () => string
  readonly foreignFiles: ForeignReader
  readonly transportTo: (address: string) => Transport
}
