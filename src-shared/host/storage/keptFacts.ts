import { decodeFact, encodeFact } from '../../document/bundle'
import type { Journal, JournaledUpdate } from '../../ports/journal'
import type { LocalFacts } from '../../ports/localFacts'
import type { Log } from '../../ports/log'

/** What nobody could guess again: all else is a copy of something, or is asked for anew. */
const KEPT: readonly string[] = ['identity', 'relay.address']

/**
 * Facts whose loss would greet a known person as a new one are in the journal as well, and theirs count: they are
 * written there first. Rejects with StoreFault only where `working` does.
 */
export async function openKeptFacts(
  working: LocalFacts,
  journal: Pick<Journal, 'read' | 'readRestorePoint' | 'append'>,
  log: Log,
): Promise<LocalFacts> {
  const journaled = await factsIn(() => journal.read('facts'), log)
  const before = await factsIn(() => journal.readRestorePoint('facts'), log)
  const kept = new Map([...before, ...journaled])
  const put = async (key: string, value: unknown): Promise<void> => {
    if (KEPT.includes(key)) {
      await journal.append([{ set: 'facts', updates: [{ document: key, update: encodeFact(value) }] }])
      kept.set(key, value)
    }
    await working.put(key, value)
  }
  for (const key of KEPT) {
    const value = kept.has(key) ? kept.get(key) : await working.get(key)
    if (!journaled.has(key) && value !== undefined)
      await put(key, value).catch((fault: unknown) => log.fault('facts.keep', fault))
  }
  return { ...working, put, get: async key => (kept.has(key) ? kept.get(key) : working.get(key)) }
}

/** The newest of each; a copy that can't be read has none. */
async function factsIn(
  read: () => Promise<readonly JournaledUpdate[]>,
  log: Log,
): Promise<Map<string, unknown>> {
  try {
    return new Map((await read()).map(({ document, update }) => [document, decodeFact(update)]))
  } catch (fault) {
    log.fault('facts.read', fault)
    return new Map()
  }
}
