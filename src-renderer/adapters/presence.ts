import { z } from 'zod'
import { MINERALS } from '#shared/domain/mineral'
import type { Presence } from '#shared/ports/transport'

const presence = z.object({
  personId: z.string().min(1).max(64),
  name: z.string().min(1).max(100),
  colour: z.enum(MINERALS),
  project: z.string().max(64).nullable(),
})

/** What a peer says of itself; null when it is no presence of ours. */
export function parsePresence(state: unknown): Presence | null {
  const parsed = presence.safeParse(state)
  return parsed.success ? parsed.data : null
}
