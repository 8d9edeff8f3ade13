import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planOf, WORKSPACE } from '#shared/domain/documentId'
import { figure, median, reportOf, tell } from '../support/bench'
import { bigPlan, type Updates, workspaceOf } from '../support/bigProject'
import { forgetProfile, launchWarroom, type Warroom } from '../support/e2e/launch'
import { connect, introduce } from '../support/e2e/person'
import { type RunningRelay, startRelay } from '../support/e2e/relay'
import { seed } from '../support/e2e/seed'
import { trelloBoard } from '../support/trelloBoard'
import { type Answers, LIMIT_MS, profiled, typingDuring, until, watched, within } from './input/answers'
import { type Colleague, LAST, replay, startColleague, type Work, workAhead, workOn } from './input/colleague'

/** How the window answers while much comes in: a colleague's edits, projects after a week away, an import. */
const RUNS = process.argv.includes('--profile') ? 1 : 3
const CARDS = 10_000
const [TASKS, EDITS] = [5_000, 20_000]
const [PROJECTS, TASKS_EACH, EDITS_EACH] = [30, 200, 200]
/** Milliseconds: what a person takes for at once, and a frame. */
const [SILENCE, FRAME] = [50, 1000 / 60]

const projectIds = Array.from({ length: PROJECTS }, (_, n) => `p${n}`)

interface Situation {
  readonly rest: Answers
  readonly busy: Answers
}

interface Run {
  readonly edits: Situation
  readonly away: Situation
  readonly brought: Situation
  /** Megabytes of all processes of the app afterwards. */
  readonly memory: number
}

const atRest = (warroom: Warroom, letter: string): Promise<Answers> =>
  watched(warroom, () => typingDuring(warroom.window, letter, warroom.window.waitForTimeout(1_500)))

/** In the board of the project that a colleague edits; the last edit is seen on its card. */
async function editedByColleague(warroom: Warroom, relay: RunningRelay, work: Work): Promise<Situation> {
  const { window: page } = warroom
  await page.locator('[data-open-project="large"]').first().click()
  await page.locator('[data-task=t0]').waitFor()
  await page.waitForTimeout(3_000)
  await page.locator('[data-add-task]').first().click()
  const rest = await atRest(warroom, 'x')
  const busy = await profiled(page, 'edits', () =>
    watched(warroom, async () => {
      const seen = page.locator('[data-task=t0]', { hasText: LAST }).waitFor({ timeout: LIMIT_MS })
      await typingDuring(
        page,
        'x',
        Promise.all([replay(relay, work), seen]).then(() => undefined),
      )
    }),
  )
  await page.locator('[data-add-task]').first().fill('')
  return { rest, busy }
}

async function aWeekOfWork({ host }: Colleague): Promise<void> {
  for (const id of projectIds) {
    const set = await host.openProject(id)
    await until(`${id} is here`, () => set.snapshot().task.size === TASKS_EACH)
    await workOn(set, TASKS_EACH, EDITS_EACH)
    await host.flush()
    await until(`${id} is sent`, () => set.links().length > 0 && host.relay.state().at === 'inStep')
    host.letGoOf(id)
  }
}

/**
 * At the wall, whose rows follow: the relay is not there, a colleague works with it meanwhile, and it is there again.
 * What is typed finds every project.
 */
async function comingBack(warroom: Warroom, relay: RunningRelay): Promise<Situation> {
  const { window: page } = warroom
  await page.locator('nav [data-wall]').click()
  await page.locator('[data-ready=projects]').waitFor()
  await until('all projects are at the relay', () => page.evaluate(areAllSynced, PROJECTS))
  await relay.stop()
  const elsewhere = await startRelay({ data: relay.data })
  const colleague = await startColleague(elsewhere)
  await colleague.connect()
  await aWeekOfWork(colleague)
  await colleague.end()
  await elsewhere.stop()
  await page.locator('main input[type=search]').click()
  const rest = await atRest(warroom, 'p')
  let again = relay
  const busy = await profiled(page, 'away', () =>
    watched(warroom, async () => {
      again = await relay.restart()
      const shown = page.waitForFunction(
        ({ wanted, count }) =>
          [...document.querySelectorAll('[data-project]')].filter(row => row.textContent?.endsWith(wanted))
            .length === count,
        { wanted: `/${TASKS_EACH + 1}`, count: PROJECTS },
        { timeout: LIMIT_MS, polling: 100 },
      )
      await typingDuring(
        page,
        'p',
        shown.then(() => undefined),
      )
    }),
  )
  await again.kill()
  return { rest, busy }
}

/** Runs in the page: whether background sync has brought every project. */
function areAllSynced(count: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('warroom-local')
    opening.onerror = () => reject(new Error('the store does not open'))
    opening.onsuccess = () => {
      const db = opening.result
      const reading = db.transaction('facts').objectStore('facts').get('backgroundSync')
      reading.onsuccess = () => {
        const kept = reading.result?.value ?? { projects: [] }
        db.close()
        resolve(kept.projects.length > count)
      }
    }
  })
}

/** From the chosen file to the painted board; keys go into the search while it is written. */
async function importing(warroom: Warroom, file: string): Promise<Situation> {
  const { window: page } = warroom
  await page.locator('nav [data-wall]').click()
  await page.locator('[data-import-file]').first().click()
  const searchField = page.locator('input.mantine-Spotlight-search')
  await page.keyboard.press('Control+k')
  await searchField.waitFor()
  const rest = await atRest(warroom, 'x')
  await page.keyboard.press('Escape')
  await searchField.waitFor({ state: 'detached' })
  const busy = await profiled(page, 'import', () =>
    watched(warroom, async () => {
      await page.locator('[data-drop] input').setInputFiles(file)
      await page.locator('[data-confirm]').click({ timeout: LIMIT_MS })
      await page.keyboard.press('Control+k')
      const done = page.locator('[data-look]').waitFor({ state: 'attached', timeout: LIMIT_MS })
      await typingDuring(page, 'x', done)
      await page.keyboard.press('Escape')
      await page.locator('[data-look]').click()
      await page.locator('[data-ready=project] [data-task]').first().waitFor()
      await page.waitForTimeout(1_000)
    }),
  )
  return { rest, busy }
}

/** The same for all runs. */
interface Material {
  /** A Trello export. */
  readonly board: string
  readonly large: Updates
  /** A colleague's on it. */
  readonly work: Work
}

async function memoryOf({ app }: Warroom): Promise<number> {
  const kilobytes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().reduce((sum, one) => sum + one.memory.workingSetSize, 0),
  )
  return Math.round(kilobytes / 1024)
}

async function start(relay: RunningRelay, { large }: Material): Promise<Warroom> {
  const warroom = await launchWarroom()
  const { window: page } = warroom
  page.setDefaultTimeout(LIMIT_MS)
  await introduce(page, 'bench')
  const plans = Object.fromEntries(projectIds.map(id => [planOf(id), bigPlan(TASKS_EACH, 0)]))
  const index = workspaceOf(Object.fromEntries(['large', ...projectIds].map(id => [id, `pppppppp ${id}`])))
  await seed(page, { ...plans, [planOf('large')]: large, [WORKSPACE]: index })
  await page.locator('[data-open-project="large"]').first().waitFor()
  await connect(page, relay.address)
  return warroom
}

async function run(material: Material): Promise<Run> {
  const relay = await within(LIMIT_MS, 'the relay', startRelay())
  const warroom = await start(relay, material)
  try {
    const edits = await editedByColleague(warroom, relay, material.work)
    const brought = await importing(warroom, material.board)
    const away = await comingBack(warroom, relay)
    const memory = await memoryOf(warroom)
    await warroom.close()
    return { edits, away, brought, memory }
  } finally {
    await warroom.kill().catch(() => undefined) // it was closed
    await relay.kill()
    relay.forget()
    forgetProfile(warroom.profile)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'warroom-bench-'))
const board = join(folder, 'board.json')
writeFileSync(board, JSON.stringify(trelloBoard(CARDS)))
const large = bigPlan(TASKS, 0)
const work = await workAhead(planOf('large'), large, EDITS)
const runs: Run[] = []
for (let n = 0; n < RUNS; n++) runs.push(await run({ board, large, work }))
rmSync(folder, { recursive: true, force: true })

const situations: readonly [what: string, of: (run: Run) => Situation][] = [
  [`${CARDS} cards are imported`, one => one.brought],
  [`${EDITS} edits of a colleague arrive, ${TASKS} tasks open`, one => one.edits],
  [`${PROJECTS} projects come into step`, one => one.away],
]
const [unit, wanted] = ['ms', 1]
const figures = situations.flatMap(([what, of]) => {
  const of3 = runs.map(of)
  const longest = of3.map(({ busy }) => busy.silences[0] ?? 0)
  const keys = of3.map(({ busy, rest }) => ({ busy: median(busy.keys), rest: median(rest.keys) }))
  return [
    figure({
      id: `longest silence while ${what}`,
      value: Math.max(...longest),
      unit,
      against: SILENCE,
      beside: 'the limit',
      wanted,
    }),
    figure({
      id: `key to paint while ${what}`,
      value: median(keys.map(one => one.busy)),
      unit,
      against: median(keys.map(one => one.rest)) + FRAME,
      beside: 'at rest, plus one frame',
      wanted,
    }),
  ]
})
/** The whole story of each run: its longest silences, and the processor time of its longest tasks. */
for (const [what, of] of situations) {
  const told = runs.map(one => {
    const { silences, keys, tasks } = of(one).busy
    const tooLong = silences.filter(ms => ms > SILENCE).length
    const first = (some: readonly number[]): string => some.slice(0, 5).map(Math.round).join(' ')
    return `silences ${first(silences)} (${tooLong} over ${SILENCE}), tasks ${first(tasks)}, ${keys.length} keys, the longest ${first([Math.max(0, ...keys)])}`
  })
  console.log(`${what}\n  ${told.join('\n  ')}`)
}
const memory = runs.map(one => one.memory)
console.log(`memory of all processes afterwards, MB: ${memory.join(' · ')}\n`)
tell({ ...reportOf('input', RUNS, figures), memory } as ReturnType<typeof reportOf>)
