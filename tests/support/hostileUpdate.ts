import * as encoding from 'lib0/encoding'

export interface Claim {
  readonly client: number
  readonly clock: number
  /** How many of its clocks. */
  readonly length: number
}

/** The dozen bytes of a garbage struct that claims the next clocks of somebody else's client id. */
export function claimingUpdate({ client, clock, length }: Claim): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number)
  encoding.writeUint8(encoder, 0) // a GC struct
  encoding.writeVarUint(encoder, length)
  encoding.writeVarUint(encoder, 0) // deletes nothing
  return encoding.toUint8Array(encoder)
}

/** The bytes of a delete set alone. */
export function deletingUpdate({ client, clock, length }: Claim): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}
