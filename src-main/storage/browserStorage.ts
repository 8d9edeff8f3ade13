import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from 'electron'
import { APP_ORIGIN } from '#shared/contracts/ipc'
import type { Log } from '../log'

/** Copies aside that stay: a disk that goes on failing must not fill itself with them. */
const KEPT = 3

/** A browser storage that can't be opened: its files are copied aside, and it is begun anew. Rejects, and leaves it, where it can't be copied. */
export async function discardBrowserStorage(
  { session, profile, now }: { readonly session: Session; readonly profile: string; readonly now: number },
  log: Log,
): Promise<void> {
  log.note('browserStorage.discarded')
  const from = join(profile, 'IndexedDB')
  if (existsSync(from)) await copyAside(from, join(profile, 'damaged'), now)
  await session.clearStorageData({ origin: APP_ORIGIN, storages: ['indexdb'] })
}

/** Of those that were copied earlier the newest few stay. */
export async function copyAside(from: string, damaged: string, now: number): Promise<void> {
  const aside = join(damaged, `IndexedDB-${now}`)
  await mkdir(aside, { recursive: true })
  try {
    for (const name of await readdir(from)) await cp(join(from, name), join(aside, name), { recursive: true })
  } catch (fault) {
    await rm(aside, { recursive: true, force: true })
    throw fault
  }
  const copies = (await readdir(damaged)).filter(name => /^IndexedDB-\d+$/.test(name)).sort()
  for (const name of copies.slice(0, -KEPT)) await rm(join(damaged, name), { recursive: true, force: true })
}
