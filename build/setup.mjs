import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { arePackagesInstalled, installPackages } from './setup/dependencies.mjs'
import { isElectronThere, provideElectron } from './setup/electron.mjs'
import { alone } from './setup/lock.mjs'
import { requireNode } from './setup/nodeVersion.mjs'
import { root } from './setup/run.mjs'
import { Stop, runScript } from './setup/say.mjs'
import { provideSystemLibraries } from './setup/systemLibraries.mjs'

/**
 * Makes everything that a command needs, and does nothing when it is there. `packages` is enough for
 * checks and the relay; `electron` adds the binary and what the operating system must bring.
 * @param {'packages' | 'electron'} need
 */
export async function setUp(need) {
  requireNode()
  if (!existsSync(join(root, 'package-lock.json'))) {
    throw new Stop('package-lock.json is missing: get it back with `git checkout package-lock.json`.')
  }
  if (!arePackagesInstalled()) await alone(installPackages)
  if (need === 'packages') return
  if (!isElectronThere()) await alone(provideElectron)
  await provideSystemLibraries()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runScript(() => setUp('electron'))
