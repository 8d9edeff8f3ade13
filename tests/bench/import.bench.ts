import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { figure, median, report } from '../support/bench'
import { forgetProfile, launchWarroom } from '../support/e2e/launch'
import { introduce } from '../support/e2e/person'
import { sharedData } from '../support/sharedData'
import { trelloBoard } from '../support/trelloBoard'

const RUNS = 3
const CARDS = 10_000
/** What the person waits for at most, and what a click or a key does. */
const [LIMIT_MS, INPUT_MS] = [5_000, 100]

interface Taken {
  /** From the chosen file to the preview, and from the confirmation to the painted board. */
  readonly total: number
  /** The longest time in which the page answered nothing. */
  readonly longest: number
}

declare global {
  interface Window {
    longestGap: number
  }
}

/** Runs in the page: a message to itself again and again; the longest wait for one is what a key would wait. */
function watchGaps(): void {
  window.longestGap = 0
  let last = performance.now()
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    const now = performance.now()
    window.longestGap = Math.max(window.longestGap, now - last)
    last = now
    setTimeout(() => channel.port2.postMessage(null), 1)
  }
  channel.port2.postMessage(null)
}

/** The person's own time between preview and confirmation is not counted. */
async function timeImport(page: Page, file: string): Promise<Taken> {
  await page.locator('nav [data-wall]').click()
  await page.locator('[data-import-file]').first().click()
  await page.locator('[data-drop] input').waitFor({ state: 'attached' })
  await page.evaluate(watchGaps)
  let total = 0
  const timed = async (work: () => Promise<void>): Promise<void> => {
    const began = performance.now()
    await work()
    total += performance.now() - began
  }
  await timed(async () => {
    await page.locator('[data-drop] input').setInputFiles(file)
    await page.locator('[data-confirm]').waitFor()
  })
  await timed(async () => {
    await page.locator('[data-confirm]').click()
    await page.locator('[data-look]').click({ timeout: 120_000 })
    await page.locator('[data-ready=project] [data-task]').first().waitFor()
  })
  return { total, longest: await page.evaluate(() => window.longestGap) }
}

async function measured(file: string): Promise<Taken> {
  const runs: Taken[] = []
  for (let run = 0; run < RUNS; run++) {
    // A fresh profile: the second import of a board is an update.
    const warroom = await launchWarroom()
    await introduce(warroom.window, 'bench')
    await warroom.window.waitForTimeout(500)
    runs.push(await timeImport(warroom.window, file))
    await warroom.close()
    forgetProfile(warroom.profile)
  }
  return { total: median(runs.map(run => run.total)), longest: Math.max(...runs.map(run => run.longest)) }
}

const folder = mkdtempSync(join(tmpdir(), 'warroom-bench-'))
const made = join(folder, 'board.json')
writeFileSync(made, JSON.stringify(trelloBoard(CARDS)))
const large = await measured(made)
rmSync(folder, { recursive: true, force: true })

const real = sharedData('trello', 'the largest real board')
const realTaken = real === null ? null : await measured(join(real, 'tv-ideas-206-cards.json'))

const unit = 'ms'
const input = { unit, against: INPUT_MS, beside: 'the limit of 100 ms', wanted: 1 }
report('import', RUNS, [
  ...(realTaken === null
    ? []
    : [
        figure({
          id: 'largest real board, file to painted board',
          value: realTaken.total,
          unit,
          against: large.total,
          beside: `${CARDS} cards, in the same run`,
          wanted: 1,
        }),
        figure({ id: 'largest real board, longest silence', value: realTaken.longest, ...input }),
      ]),
  figure({
    id: `${CARDS} cards, file to painted board`,
    value: large.total,
    unit,
    against: LIMIT_MS,
    beside: 'the limit of 5 s',
    wanted: 1,
  }),
  figure({ id: `${CARDS} cards, longest silence`, value: large.longest, ...input }),
])
