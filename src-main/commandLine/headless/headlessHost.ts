import { randomUUID } from 'node:crypto'
import { WebSocket as NodeWebSocket } from 'ws'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { dayOfInstant } from '#shared/domain/day'
import { type Host, startHost } from '#shared/host/host'
import type { HostPorts } from '#shared/host/hostPorts'
import { memoryLocalFacts } from '#shared/host/storage/memoryLocalFacts'
import { memoryWorkingCopy } from '#shared/host/storage/memoryWorkingCopy'
import { noRestorePoints } from '#shared/host/restoring/noRestorePoints'
import { startStorageHealth } from '#shared/host/storage/storageHealth'
import type { Clock } from '#shared/ports/clock'
import type { Timers } from '#shared/ports/timers'
import { websocketTransport } from '../../../src-renderer/adapters/websocketTransport'
import type { Outside } from '../outside'

/** Platform dates are the platform's, wherever the computer stands. */
export const ZONE = 'Asia/Shanghai'

/** Who the command line is in a log. */
const COMMAND_LINE = { personId: 'command-line', device: 'command line' } as const

/** A host without a window whose documents live as long as the run. */
export function startHeadlessHost(
  outside: Pick<Outside, 'now' | 'log'>,
  personId: string = COMMAND_LINE.personId,
): Promise<Host> {
  return startHost(headlessPorts(outside), { ...COMMAND_LINE, personId }, { syncsClosedProjects: false })
}

function headlessPorts({ now, log }: Pick<Outside, 'now' | 'log'>): HostPorts {
  const clock: Clock = { zone: ZONE, now, today: () => dayOfInstant(now(), ZONE) }
  return {
    store: memoryWorkingCopy(),
    facts: memoryLocalFacts(),
    health: startStorageHealth(log),
    restorePoints: noRestorePoints,
    clock,
    timers: nodeTimers,
    log,
    calendar: chinaCalendar,
    newId: randomUUID,
    foreignFiles: {
      open: () => {
        throw new Error('the command line reads files of other tools itself')
      },
    },
    transportTo: address => {
      // Node 20 has no socket of its own.
      if (typeof WebSocket === 'undefined') Object.assign(globalThis, { WebSocket: NodeWebSocket })
      return websocketTransport(address, clock)
    },
  }
}

const nodeTimers: Timers = {
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  every(ms, call) {
    const timer = setInterval(call, ms)
    return () => clearInterval(timer)
  },
}
