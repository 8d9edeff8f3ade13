import { z } from 'zod'
import type { Argument, Channel } from '#shared/contracts/ipc'

/** What a channel takes, checked on arrival: the types of the other side are only a promise. */
export const schemas: { readonly [C in Channel]: z.ZodType<Argument<C>> } = {
  startFacts: z.undefined(),
  openExternal: z.string().max(2_048),
  relayHealth: z.string().max(300),
  setScheme: z.enum(['light', 'dark', 'system']),
  flushed: z.boolean(),
}
