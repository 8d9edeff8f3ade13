import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { dayOfInstant } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import { noRestorePoints } from '#shared/host/restoring/noRestorePoints'
import { startStorageHealth } from '#shared/host/storage/storageHealth'
import type { ForeignReader } from '#shared/ports/foreignReader'
import type { Clock } from '#shared/ports/clock'
import type { LocalFacts } from '#shared/ports/localFacts'
import type { Log } from '#shared/ports/log'
import type { Transport } from '#shared/ports/transport'
import { type ByteSource, readForeignFile } from '../../src-renderer/adapters/foreignReader/readForeignFile'
import { platformTimers } from '#support/timers'
import { createMemoryDisk, createMemoryUpdateStore, type MemoryDisk } from '#support/memoryUpdateStore'

export interface ManualClock extends Clock {
  at: number
}

export function manualClock(at = Date.UTC(2026, 9, 14, 1, 12)): ManualClock {
  const clock: ManualClock = {
    at,
    zone: 'Asia/Shanghai',
    now: () => clock.at,
    today: () => dayOfInstant(clock.at, 'Asia/Shanghai'),
  }
  return clock
}

export interface NoteBook extends Log {
  readonly notes: string[]
  readonly faults: string[]
}

export function noteBook(): NoteBook {
  const [notes, faults]: [string[], string[]] = [[], []]
  return { notes, faults, note: what => notes.push(what), fault: what => faults.push(what) }
}

function memoryFacts(): LocalFacts & { readonly map: Map<string, unknown> } {
  const map = new Map<string, unknown>()
  return {
    map,
    get: async key => map.get(key),
    put: async (key, value) => void map.set(key, value),
    remove: async key => void map.delete(key),
    all: async prefix => [...map].filter(([key]) => key.startsWith(prefix)),
  }
}

/** Reads in this process what the app reads in a worker. */
const plainForeignReader: ForeignReader = {
  open: (file, place) => {
    const read = readForeignFile(file as unknown as ByteSource, place)
    return {
      outline: read.then(outcome => (isRefusal(outcome) ? outcome : outcome.outline)),
      part: async at => {
        const outcome = await read
        const part = isRefusal(outcome) ? undefined : outcome.parts[at]
        if (part === undefined) throw new Error(`no part ${at}`)
        return part
      },
      close: () => undefined,
    }
  },
}

/** What a session needs of the outside, in memory. The same disk opens again what another wrote. */
export function memoryPorts(disk: MemoryDisk = createMemoryDisk(), name = 'a') {
  let made = 0
  const log = noteBook()
  return {
    disk,
    store: createMemoryUpdateStore(disk),
    facts: memoryFacts(),
    health: startStorageHealth(log),
    restorePoints: noRestorePoints,
    clock: manualClock(),
    timers: platformTimers,
    log,
    calendar: chinaCalendar,
    foreignFiles: plainForeignReader,
    newId: () => `${name}-${String(++made).padStart(5, '0')}`,
    transportTo: (address: string): Transport => {
      throw new Error(`nobody listens at ${address}`)
    },
  }
}
