import { type Standing, standingOfText, standingText, type StandingText } from '../../document/courierState'
import type { CourierFile } from '../../domain/courierFile'
import type { HostPorts } from '../hostPorts'

/** Where a colleague's computer stood when it made the newest file that was opened here. */
export interface SeenComputer {
  readonly personId: string
  /** Epoch milliseconds, by that computer's clock. */
  readonly at: number
  /** By document. */
  readonly standings: ReadonlyMap<string, Standing>
}

interface SeenFact {
  readonly at: number
  readonly standings: Readonly<Record<string, StandingText>>
}

const PREFIX = 'courier.'

/** An older file than the newest of that computer says nothing new: it may have been put back since. */
export async function rememberSeen(
  { facts }: Pick<HostPorts, 'facts'>,
  { from, at, documents }: CourierFile,
): Promise<void> {
  const key = `${PREFIX}${from.personId}.${from.device}`
  const known = seenOf(key, await facts.get(key))
  if (known !== null && known.at >= at) return
  const standings = Object.fromEntries(documents.map(one => [one.document, standingText(one)]))
  await facts.put(key, { at, standings } satisfies SeenFact)
}

export async function seenComputers({ facts }: Pick<HostPorts, 'facts'>): Promise<SeenComputer[]> {
  return (await facts.all(PREFIX)).flatMap(([key, fact]) => seenOf(key, fact) ?? [])
}

/** Null for what is no such fact: that computer gets everything. */
function seenOf(key: string, fact: unknown): SeenComputer | null {
  if (typeof fact !== 'object' || fact === null || !('at' in fact) || !('standings' in fact)) return null
  const { at, standings } = fact
  if (typeof at !== 'number' || typeof standings !== 'object' || standings === null) return null
  const read = Object.entries(standings).flatMap(([document, text]) => {
    const standing = standingOfText(text)
    return standing === null ? [] : [[document, standing] as const]
  })
  const [personId = ''] = key.slice(PREFIX.length).split('.')
  return { personId, at, standings: new Map(read) }
}
