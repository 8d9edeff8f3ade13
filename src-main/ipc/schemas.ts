import { z } from 'zod'
import type { Argument, Channel } from '#shared/contracts/ipc'

const MOST_BYTES = 512 * 1024 * 1024

/** What a channel takes, checked on arrival: the types of the other side are only a promise. */
export const schemas: { readonly [C in Channel]: z.ZodType<Argument<C>> } = {
  startFacts: z.undefined(),
  openExternal: z.string().max(2_048),
  relayHealth: z.string().max(300),
  setScheme: z.enum(['light', 'dark', 'system']),
  saveFile: z.object({
    name: z.string().max(1_000),
    kind: z.literal('project'),
    bytes: z.instanceof(Uint8Array).refine(bytes => bytes.byteLength <= MOST_BYTES),
  }),
  printPdf: z.string().max(1_000),
  flushed: z.boolean(),
}
