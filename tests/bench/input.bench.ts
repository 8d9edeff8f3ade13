import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import type { Doc } from 'yjs'
import { applyStored } from '#shared/document/bytes'
import { recordDoc } from '#shared/document/roots'
import { write } from '#support/write'
import { planOf, WORKSPACE } from '#shared/domain/documentId'
import { put } from '#shared/model/edit'
import { planKinds, workspaceKinds } from '#shared/model/kinds'
import { figure, median, report } from '../support/bench'
import { bigPlan, workspaceOf } from '../support/bigProject'
import { forgetProfile, launchWarroom, type Warroom } from '../support/e2e/launch'
import { connect, introduce } from '../support/e2e/person'
import { type RunningRelay, startRelay } from '../support/e2e/relay'
import { seed } from '../support/e2e/seed'
import { trelloBoard } from '../support/trelloBoard'

/** How the window answers while much comes in: an import, a colleague's edits, projects after a week away. */
const CARDS = 10_000
const [TASKS, EDITS] = [5_000, 20_000]
const PROJECTS = 30
/** Milliseconds: what a person takes for at once, and a frame. */
const [SILENCE, FRAME] = [50, 1000 / 60]
const KEYS = 12

interface Answers {
  /** The longest time in which the page answered nothing. */
  readonly silence: number
  /** From each key to the frame after it. */
  readonly keys: readonly number[]
}

declare global {
  interface Window {
    answers: { silence: number; keys: number[] }
  }
}

/** Runs in the page. */
function watchAnswers(): void {
  window.answers = { silence: 0, keys: [] }
  let last = performance.now()
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    const now = performance.now()
    window.answers.silence = Math.max(window.answers.silence, now - last)
    last = now
    setTimeout(() => channel.port2.postMessage(null), 1)
  }
  channel.port2.postMessage(null)
  const onKey = ({ timeStamp }: KeyboardEvent): void => {
    const painted = new MessageChannel()
    painted.port1.onmessage = () => window.answers.keys.push(performance.now() - timeStamp)
    requestAnimationFrame(() => painted.port2.postMessage(null))
  }
  window.addEventListener('keydown', onKey, { capture: true })
}

/** Types into the search until `work` is over, and a dozen keys at least. */
async function typingDuring(page: Page, work: () => Promise<void>): Promise<Answers> {
  await page.keyboard.press('Control+k')
  await page.locator('.mantine-Spotlight-search').waitFor()
  await page.evaluate(watchAnswers)
  let isOver = false
  const working = work().finally(() => {
    isOver = true
  })
  for (let typed = 0; !isOver || typed < KEYS; typed++) {
    await page.keyboard.press(typed % 8 === 7 ? 'Control+a' : 'x')
    await page.waitForTimeout(25)
  }
  await working
  const answers = await page.evaluate(() => window.answers)
  await page.keyboard.press('Escape')
  return answers
}

async function memoryOf({ app }: Warroom): Promise<number> {
  const kilobytes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().reduce((sum, one) => sum + one.memory.workingSetSize, 0),
  )
  return kilobytes / 1024
}

async function atRest(page: Page): Promise<Answers> {
  return typingDuring(page, () => page.waitForTimeout(1_500))
}

async function importing(page: Page, file: string): Promise<Answers> {
  await page.locator('nav [data-wall]').click()
  await page.locator('[data-import-file]').first().click()
  await page.locator('[data-drop] input').setInputFiles(file)
  await page.locator('[data-confirm]').click({ timeout: 60_000 })
  return typingDuring(page, async () => {
    await page.locator('[data-look]').waitFor({ state: 'attached', timeout: 120_000 })
  })
}

interface Colleague {
  readonly doc: Doc
  /** Settles when the relay has answered for all that it knew. */
  readonly synced: Promise<void>
  end(): void
}

function colleague(relay: RunningRelay, room: string, doc: Doc): Colleague {
  const options = { WebSocketPolyfill: WebSocket as never, disableBc: true }
  const provider = new WebsocketProvider(`ws://${relay.address}`, room, doc, options)
  const synced = new Promise<void>(resolve => provider.once('sync', () => resolve()))
  return { doc, synced, end: () => provider.destroy() }
}

/** A colleague's many edits of the project that is open here; the last one is seen on its card. */
async function editedByColleague(page: Page, relay: RunningRelay): Promise<Answers> {
  const main = recordDoc(planKinds)
  const other = colleague(relay, planOf('large'), main.doc)
  await other.synced
  const answers = await typingDuring(page, async () => {
    for (let n = 0; n <= EDITS; n++) {
      const isLast = n === EDITS
      const [id, to] = isLast ? ['t0', 'the last edit'] : [`t${(n * 7919) % TASKS}`, `edit ${n}`]
      write({ main, notes: null }, [put('task', id, { field: 'title', to })], {
        by: 'user',
        command: 'bench',
      })
      if (n % 50 === 0) await new Promise(resolve => setTimeout(resolve))
    }
    await page.locator('[data-task=t0]', { hasText: 'the last edit' }).waitFor({ timeout: 120_000 })
  })
  other.end()
  return answers
}

const projectIds = Array.from({ length: PROJECTS }, (_, n) => `away${n}`)

/** What a team did in a week: it lies with the relay. */
async function writtenWhileAway(relay: RunningRelay): Promise<void> {
  for (const id of projectIds) {
    const main = recordDoc(planKinds)
    applyStored(main.doc, bigPlan(200, 400))
    const other = colleague(relay, planOf(id), main.doc)
    await other.synced
    await new Promise(resolve => setTimeout(resolve, 50))
    other.end()
  }
}

async function comingBack(page: Page, relay: RunningRelay): Promise<Answers> {
  const workspace = recordDoc(workspaceKinds)
  const other = colleague(relay, WORKSPACE, workspace.doc)
  await other.synced
  const answers = await typingDuring(page, async () => {
    applyStored(workspace.doc, workspaceOf(Object.fromEntries(projectIds.map(id => [id, id]))))
    while ((await page.evaluate(storedPlans)) < PROJECTS) await page.waitForTimeout(200)
  })
  other.end()
  return answers
}

/** Runs in the page: how many of the projects lie in its store. */
function storedPlans(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('warroom')
    opening.onerror = () => reject(new Error('the store does not open'))
    opening.onsuccess = () => {
      const db = opening.result
      let found = 0
      const rows = db.transaction('rows').objectStore('rows').index('document')
      const walk = rows.openKeyCursor(IDBKeyRange.bound('plan.away', 'plan.away\uffff'), 'nextunique')
      walk.onsuccess = () => {
        const cursor = walk.result
        if (cursor !== null) {
          found += 1
          return cursor.continue()
        }
        db.close()
        resolve(found)
      }
    }
  })
}

const folder = mkdtempSync(join(tmpdir(), 'warroom-bench-'))
const board = join(folder, 'board.json')
writeFileSync(board, JSON.stringify(trelloBoard(CARDS)))
const relay = await startRelay()
const warroom = await launchWarroom()
const { window: page } = warroom
await introduce(page, 'bench')
await seed(page, { [planOf('large')]: bigPlan(TASKS, 0), [WORKSPACE]: workspaceOf({ large: 'large' }) })
await page.locator('[data-open-project="large"]').first().waitFor()
const rest = await atRest(page)
await connect(page, relay.address)
await page.locator('[data-open-project="large"]').first().click()
await page.locator('[data-task=t0]').waitFor()
await page.waitForTimeout(3_000)
const edits = await editedByColleague(page, relay)
await writtenWhileAway(relay)
const away = await comingBack(page, relay)
const brought = await importing(page, board)
const memory = await memoryOf(warroom)
await warroom.close()
await relay.kill()
relay.forget()
forgetProfile(warroom.profile)
rmSync(folder, { recursive: true, force: true })

const unit = 'ms'
const restKey = median(rest.keys)
const situations: readonly [string, Answers][] = [
  [`${CARDS} cards are imported`, brought],
  [`${EDITS} edits of a colleague arrive, ${TASKS} tasks open`, edits],
  [`${PROJECTS} projects come into step`, away],
]
report(
  'input',
  1,
  situations.flatMap(([what, { silence, keys }]) => [
    figure({
      id: `longest silence while ${what}`,
      value: silence,
      unit,
      against: SILENCE,
      beside: 'the limit',
      wanted: 1,
    }),
    figure({
      id: `key to paint while ${what}`,
      value: median(keys),
      unit,
      against: restKey + FRAME,
      beside: 'at rest, plus one frame',
      wanted: 1,
    }),
  ]),
)
console.log(`memory of all processes afterwards: ${Math.round(memory)} MB`)
