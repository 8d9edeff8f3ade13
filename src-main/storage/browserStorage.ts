import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from 'electron'
import { APP_ORIGIN } from '#shared/contracts/ipc'
import type { Log } from '../log'

/** A browser storage that can't be opened: its files are copied aside, and it is begun anew. */
export async function discardBrowserStorage(
  { session, profile, now }: { readonly session: Session; readonly profile: string; readonly now: number },
  log: Log,
): Promise<void> {
  log.note('browserStorage.discarded')
  const from = join(profile, 'IndexedDB')
  const aside = join(profile, 'damaged', `IndexedDB-${now}`)
  try {
    await mkdir(aside, { recursive: true })
    for (const name of await readdir(from)) await cp(join(from, name), join(aside, name), { recursive: true })
  } catch (fault) {
    // A full disk must not keep the app from starting: the other copies hold what was saved.
    log.fault('browserStorage.aside', fault)
  }
  await session.clearStorageData({ origin: APP_ORIGIN, storages: ['indexdb'] })
}
