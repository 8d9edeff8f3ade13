import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { _electron as electron, type JSHandle } from '@playwright/test'
import { launchArguments, mayUseSandbox } from '../../../build/launch.mjs'
import { root } from '../../../build/setup/run.mjs'
import { median, mediansOf } from '../../support/bench'
import { bigPlan } from '../../support/bigProject'
import { forgetProfile, newProfile } from '../../support/e2e/launch'
import { installPeers, type Peers } from '../peerPackages'
import { servePage } from '../servePage'
import type { StoreBench } from './page/main'

const peers: Peers = { yIndexeddb: { name: 'y-indexeddb', version: '9.0.12', module: 'src/y-indexeddb.js' } }

/** Fewer edits than either of them compacts at. */
const [TASKS, EDITS, APPENDS] = [5_000, 400, 100]

interface Kept {
  readonly load: number
  readonly append: number
  /** In its folder once the window is closed. */
  readonly bytes: number
}

async function openOne(address: string, which: 'ours' | 'peer') {
  const profile = newProfile()
  const app = await electron.launch({
    args: launchArguments(join(root, 'tests', 'bench', 'window.cjs')),
    chromiumSandbox: mayUseSandbox,
    env: { ...(process.env as Record<string, string>), BENCH_PROFILE: profile },
    colorScheme: null,
  })
  const page = await app.firstWindow()
  await page.goto(address)
  await page.waitForFunction(() => window.storageBench)
  const bench = (await page.evaluateHandle(
    name => window.storageBench?.[name as 'ours' | 'peer'],
    which,
  )) as JSHandle<StoreBench>
  await bench.evaluate(
    (store, updates) => store.fill(updates),
    bigPlan(TASKS, EDITS).map(update => Buffer.from(update).toString('base64')),
  )
  return { app, bench, profile }
}

/** The browser's copy of one project beside what Yjs offers for it, in a window and a profile of its own each. */
export async function besidePeer(runs: number): Promise<Record<'ours' | 'peer', Kept>> {
  await installPeers(peers)
  const page = await servePage('storage', peers)
  const [ours, peer] = [await openOne(page.address, 'ours'), await openOne(page.address, 'peer')]
  const load = await mediansOf(runs, {
    ours: () => ours.bench.evaluate(store => store.load()),
    peer: () => peer.bench.evaluate(store => store.load()),
  })
  const append = await mediansOf(1, {
    ours: async () => median(await ours.bench.evaluate((store, count) => store.append(count), APPENDS)),
    peer: async () => median(await peer.bench.evaluate((store, count) => store.append(count), APPENDS)),
  })
  const bytes: Record<string, number> = {}
  for (const [name, { app, profile }] of Object.entries({ ours, peer })) {
    await app.close()
    bytes[name] = bytesIn(join(profile, 'IndexedDB'))
    forgetProfile(profile)
  }
  await page.close()
  const of = (name: 'ours' | 'peer'): Kept => ({
    load: load[name],
    append: append[name],
    bytes: bytes[name] ?? 0,
  })
  return { ours: of('ours'), peer: of('peer') }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => statSync(join(folder, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
}
