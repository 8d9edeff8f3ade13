import { MINERALS } from '#shared/domain/mineral'
import type { Presence } from '#shared/ports/transport'

const MOST = { id: 64, name: 100 } as const

/** What a peer says of itself; null when it is no presence of ours. */
export function parsePresence(state: unknown): Presence | null {
  if (typeof state !== 'object' || state === null) return null
  const { personId, name, colour: said, project } = state as Record<string, unknown>
  const colour = MINERALS.find(one => one === said)
  if (colour === undefined || !isText(personId, MOST.id) || !isText(name, MOST.name)) return null
  if (project !== null && !(typeof project === 'string' && project.length <= MOST.id)) return null
  return { personId, name, colour, project }
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= most
}
