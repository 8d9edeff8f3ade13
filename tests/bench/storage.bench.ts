import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test'
import { planOf, WORKSPACE } from '#shared/domain/documentId'
import { launchArguments, mayUseSandbox } from '../../build/launch.mjs'
import { figure, median, mediansOf, report } from '../support/bench'
import { bigPlan, workspaceOf } from '../support/bigProject'
import { allButRestorePoints, damagedCopy } from '../support/e2e/damage'
import { forgetProfile, launchWarroom, newProfile, type Warroom } from '../support/e2e/launch'
import { introduce } from '../support/e2e/person'
import { seed } from '../support/e2e/seed'
import { mergedAfter90Days } from './storage/apart'
import { besidePeer } from './storage/besidePeer'
import { daysShown, SLIDER } from './storage/slider'

const [RUNS, APPENDS] = [5, 200]
/** An edit and its event. */
const BYTES = [60, 220] as const
const [TASKS, EDITS, KEPT_TASKS] = [10_000, 50_000, 5_000]
const RESTORED_MS = 10_000
const APART_MS = 5_000
const DAY_MS = 150

/** The least that makes bytes of a window durable: one message to the main process, an append and an fdatasync. */
function writeBareApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warroom-bare-'))
  const files = {
    'package.json': JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }),
    'page.html': '<!doctype html><title>bare</title><main data-ready>bare</main>',
    'preload.cjs': `const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('append', bytes => ipcRenderer.invoke('append', bytes))
`,
    'main.cjs': `const { app, BrowserWindow, ipcMain } = require('electron')
const fs = require('node:fs/promises')
const { join } = require('node:path')
app.setPath('userData', process.env.BARE_PROFILE)
const file = fs.open(join(process.env.BARE_PROFILE, 'log'), 'a')
ipcMain.handle('append', async (_event, bytes) => {
  const log = await file
  await log.write(bytes)
  await log.datasync()
})
app.whenReady().then(() => new BrowserWindow({ webPreferences: { preload: join(__dirname, 'preload.cjs') } }).loadFile('page.html'))
app.on('window-all-closed', () => app.quit())
`,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

async function openBare(folder: string, profile: string): Promise<ElectronApplication> {
  return electron.launch({
    args: launchArguments(folder),
    chromiumSandbox: mayUseSandbox,
    env: { ...(process.env as Record<string, string>), BARE_PROFILE: profile },
    colorScheme: null,
  })
}

/** Runs in the page: milliseconds of each append, one after the other. */
async function appendBare({ count, sizes }: { count: number; sizes: readonly number[] }): Promise<number[]> {
  const times: number[] = []
  const { append } = window as unknown as { append: (bytes: Uint8Array) => Promise<void> }
  for (let at = 0; at < count; at++) {
    const bytes = crypto.getRandomValues(new Uint8Array(sizes.reduce((sum, size) => sum + size, 0)))
    const began = performance.now()
    await append(bytes)
    times.push(performance.now() - began)
  }
  return times
}

/** Runs in the page: the same through the app's own journal. */
async function appendToJournal({
  count,
  sizes,
}: {
  count: number
  sizes: readonly number[]
}): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < count; at++) {
    const updates = sizes.map((size, document) => ({
      document: document === 0 ? 'plan.bench' : 'events.bench.2026-11',
      update: crypto.getRandomValues(new Uint8Array(size)),
    }))
    const batches = [{ set: 'project.bench' as const, updates }]
    const began = performance.now()
    const answer = await window.warroom.storage('appendToJournal', { store: 'bench', batches })
    times.push(performance.now() - began)
    if (answer.at === 'failed') throw new Error(`the journal refuses: ${answer.reason}`)
  }
  return times
}

async function durable(): Promise<{ bare: number; ours: number }> {
  const [folder, profile] = [writeBareApp(), newProfile()]
  const bare = await openBare(folder, profile)
  const barePage = await bare.firstWindow()
  const warroom = await launchWarroom()
  await warroom.window.locator('[data-ready]').first().waitFor()
  const work = { count: APPENDS, sizes: BYTES }
  const times = await mediansOf(RUNS, {
    bare: async () => median(await barePage.evaluate(appendBare, work)),
    ours: async () => median(await warroom.window.evaluate(appendToJournal, work)),
  })
  await bare.close()
  await warroom.close()
  for (const one of [profile, warroom.profile]) forgetProfile(one)
  rmSync(folder, { recursive: true })
  return times
}

async function seeded(documents: Parameters<typeof seed>[1]): Promise<Warroom> {
  const warroom = await launchWarroom()
  await introduce(warroom.window, 'bench')
  const names = Object.keys(documents).map(id => id.slice('plan.'.length))
  const index = workspaceOf(Object.fromEntries(names.map(name => [name, name])))
  await seed(warroom.window, { ...documents, [WORKSPACE]: index })
  await warroom.window.locator('[data-open-project]').first().waitFor()
  return warroom
}

/** From the click on a project that is closed to its first card. */
async function timeOpen(page: Page, project: string): Promise<number> {
  await page.reload()
  await page.locator('nav [data-wall]').waitFor()
  await page.locator('nav [data-wall]').click()
  const began = await page.evaluate(() => performance.now())
  await page.locator(`[data-open-project="${project}"]`).first().click()
  await page.locator('[data-task]').first().waitFor()
  return page.evaluate(before => performance.now() - before, began)
}

async function opening(): Promise<{ none: number; history: number }> {
  const warroom = await seeded({
    [planOf('none')]: bigPlan(TASKS, 0),
    [planOf('history')]: bigPlan(TASKS, EDITS),
  })
  const { window } = warroom
  // Once each, long enough for the rows to be compacted: nobody opens fifty thousand new edits twice.
  for (const project of ['none', 'history']) {
    await timeOpen(window, project)
    await window.waitForTimeout(15_000)
  }
  const times = await mediansOf(RUNS, {
    none: () => timeOpen(window, 'none'),
    history: () => timeOpen(window, 'history'),
  })
  await warroom.close()
  forgetProfile(warroom.profile)
  return times
}

/** From the start of the app to the first card, with everything damaged but the restore points. */
async function restored(): Promise<number> {
  const warroom = await seeded({ [planOf('kept')]: bigPlan(KEPT_TASKS, 0) })
  await warroom.close()
  const profile = damagedCopy(warroom.profile, allButRestorePoints)
  const began = performance.now()
  const damaged = await launchWarroom({ profile })
  await damaged.window.locator('[data-open-project="kept"]').first().click()
  await damaged.window.locator('[data-task]').first().waitFor()
  const took = performance.now() - began
  await damaged.close()
  for (const one of [profile, warroom.profile]) forgetProfile(one)
  return took
}

const append = await durable()
const open = await opening()
const fromPoint = await restored()
const apart = await mergedAfter90Days()
const shown = await daysShown()
const { ours, peer } = await besidePeer(RUNS)
report('storage', RUNS, [
  figure({
    id: 'edit and event durable',
    value: append.ours,
    unit: 'ms',
    against: append.bare,
    beside: 'the same bytes over the same boundary, appended and synced',
    wanted: 2,
  }),
  figure({
    id: `open ${TASKS} tasks with ${EDITS} edits of history`,
    value: open.history,
    unit: 'ms',
    against: open.none,
    beside: 'the same tasks without history',
    wanted: 1.5,
  }),
  figure({
    id: `${KEPT_TASKS} tasks from a restore point alone, the damaged storage in place`,
    value: fromPoint,
    unit: 'ms',
    against: RESTORED_MS,
    beside: 'the limit',
    wanted: 1,
  }),
  figure({
    id: 'two sides of 10000 edits in 90 days each, merged and drawn',
    value: apart,
    unit: 'ms',
    against: APART_MS,
    beside: 'the limit',
    wanted: 1,
  }),
  ...(['board', 'gantt'] as const).map(stage =>
    figure({
      id: `history, ${SLIDER.tasks} tasks and ${SLIDER.events} events of 90 days: any day on the ${stage}, 95 of 100`,
      value: shown[stage],
      unit: 'ms',
      against: DAY_MS,
      beside: 'the limit',
      wanted: 1,
    }),
  ),
  figure({
    id: 'browser storage: load 5000 tasks and 400 edits',
    value: ours.load,
    unit: 'ms',
    against: peer.load,
    beside: 'y-indexeddb',
    wanted: 1.5,
  }),
  figure({
    id: 'browser storage: one edit kept, synced to the disk',
    value: ours.append,
    unit: 'ms',
    against: peer.append,
    beside: 'y-indexeddb, which leaves it to the system',
    wanted: 4,
  }),
  figure({
    id: 'browser storage: bytes on disk',
    value: ours.bytes,
    unit: 'bytes',
    against: peer.bytes,
    beside: 'y-indexeddb, which keeps no mark and no checksum',
    wanted: 3,
  }),
])
