import { decodeFact, encodeFact } from '../../document/bundle'
import type { Journal } from '../../ports/journal'
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
  const kept = await keptIn(journal, log)
  const put = async (key: string, value: unknown): Promise<void> => {
    if (KEPT.includes(key)) {
      await journal.append([{ set: 'facts', updates: [{ document: key, update: encodeFact(value) }] }])
      kept.set(key, value)
    }
    await working.put(key, value)
  }
  for (const key of KEPT) {
    const value = await working.get(key)
    if (!kept.has(key) && value !== undefined)
      await put(key, value).catch(fault => log.fault('facts.keep', fault))
  }
  return { ...working, put, get: async key => (kept.has(key) ? kept.get(key) : working.get(key)) }
}

/** The newest of each; a journal that can't be read leaves what the browser's storage has. */
async function keptIn(
  journal: Pick<Journal, 'read' | 'readRestorePoint'>,
  log: Log,
): Promise<Map<string, unknown>> {
  const kept = new Map<string, unknown>()
  for (const read of [journal.readRestorePoint, journal.read]) {
    try {
      for (const { document, update } of await read('facts')) kept.set(document, decodeFact(update))
    } catch (fault) {
      log.fault('facts.read', fault)
    }
  }
  return kept
}
