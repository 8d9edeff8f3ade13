import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron as electron } from '@playwright/test'
import { launchArguments, mayUseSandbox } from '../../build/launch.mjs'
import { figure, mediansOf, report } from '../support/bench'
import { forgetProfile, launchWarroom, newProfile } from '../support/e2e/launch'

const RUNS = 5
const READY = '[data-ready]'

/** The least that Electron can do: one window with a page that is ready as it stands. */
function writeBareApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warroom-bare-'))
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }),
  )
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>bare</title><main data-ready>bare</main>')
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
app.setPath('userData', process.env.BARE_PROFILE)
app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadFile('page.html'))
app.on('window-all-closed', () => app.quit())
`,
  )
  return folder
}

/** From starting the process to the selector being in the page. Both apps are driven the same way. */
async function timeBare(folder: string): Promise<number> {
  const profile = newProfile()
  const began = performance.now()
  const env = { ...(process.env as Record<string, string>), BARE_PROFILE: profile }
  const app = await electron.launch({
    args: launchArguments(folder),
    chromiumSandbox: mayUseSandbox,
    env,
    colorScheme: null,
  })
  await (await app.firstWindow()).locator(READY).first().waitFor()
  const took = performance.now() - began
  await app.close()
  forgetProfile(profile)
  return took
}

async function timeWarroom(): Promise<number> {
  const began = performance.now()
  const warroom = await launchWarroom()
  await warroom.window.locator(READY).first().waitFor()
  const took = performance.now() - began
  await warroom.close()
  forgetProfile(warroom.profile)
  return took
}

const folder = writeBareApp()
const { bare, ours } = await mediansOf(RUNS, { bare: () => timeBare(folder), ours: timeWarroom })
rmSync(folder, { recursive: true })
report('start', RUNS, [
  figure({
    id: 'start to first usable screen',
    value: ours,
    unit: 'ms',
    against: bare,
    beside: 'a bare Electron window',
    wanted: 1.6,
  }),
])
