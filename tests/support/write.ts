import type { Origin } from '#shared/document/origin'
import { type Performed, type Target, writeParts } from '#shared/document/write'
import type { Edit } from '#shared/model/edit'

/** Edits of one command. */
export function write(target: Target, edits: readonly Edit[], origin: Origin): Performed[] {
  return writeParts(target, [edits], origin).flat()
}
