import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fixedSurroundings, launchArguments, mayUseSandbox } from './launch.mjs'
import { root } from './setup/run.mjs'
import { say } from './setup/say.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ name: string, go: (page: Page) => Promise<void>, shown: string }} Screen
 *   `go` leads there from the screen before it, `shown` is the selector that must be visible in the picture.
 */

/** In the order of the walk. One row a screen; the same rows serve both languages, so: test ids, no texts. */
/** @type {readonly Screen[]} */
const screens = [
  { name: 'projects', go: async () => undefined, shown: '[data-project]' },
  { name: 'board', go: page => page.locator('[data-open-project]').first().click(), shown: '[data-task]' },
  {
    name: 'gantt',
    go: page => page.locator('[data-tab=gantt]').click(),
    shown: '[role=treegrid] [role=row]',
  },
  {
    name: 'task',
    go: async page => {
      await page.locator('[data-tab=board]').click()
      await page.locator('[data-task=D11-36] button').first().click()
    },
    shown: '[data-panel=D11-36]',
  },
  {
    name: 'retro',
    go: async page => {
      await page.locator('[data-panel]').press('Escape')
      await page.locator('[data-wall]').click()
      await page.locator('[data-open-project]').nth(2).click()
      await page.locator('[data-tab=retro]').click()
    },
    shown: '[data-report=ready]',
  },
  {
    name: 'retro-time',
    go: page => page.locator('[data-section=time]').evaluate(section => section.scrollIntoView()),
    shown: '[data-section=waits]',
  },
  {
    name: 'retro-actions',
    go: page =>
      page.locator('[data-section=basis]').evaluate(section => section.scrollIntoView({ block: 'end' })),
    shown: '[data-list=action]',
  },
]

/** Three weeks earlier, before 国庆: the design takes two days longer, and the plan says what comes of it. */
/** @type {readonly Screen[]} */
const slip = [
  {
    name: 'slip',
    go: async page => {
      await page.locator('[data-project]').first().waitFor()
      await page.locator('[data-open-project]').first().click()
      await page.locator('[data-tab=gantt]').click()
      await page.locator('[role=treegrid] [role=row]').first().waitFor()
      await page.keyboard.press('Control+k')
      await page.locator('[role=dialog] input').fill('D11-26')
      await page.locator('.mantine-Spotlight-action', { hasText: 'D11-26' }).first().click()
      await page.locator('[data-panel] [data-length]').fill('10')
      await page.keyboard.press('Enter')
      await page.locator('[data-preview]').waitFor()
      await page.locator('[data-panel]').press('Escape')
    },
    shown: '[data-preview] [data-conflict]',
  },
]

const walks = [
  { now: '2026-10-14T09:30:00+08:00', screens },
  { now: '2026-09-14T09:30:00+08:00', screens: slip },
]

const languages = /** @type {const} */ ({ zh: 'zh-CN', en: 'en-GB' })
const schemes = /** @type {const} */ (['light', 'dark'])
const folder = join(root, 'out', 'tour')

/**
 * @param {Page} page
 * @param {{ screen: Screen, language: string }} place
 */
async function photograph(page, { screen, language }) {
  await screen.go(page)
  await page.locator(screen.shown).first().waitFor({ timeout: 20_000 })
  /** @type {string[]} */
  const files = []
  for (const scheme of schemes) {
    await page.evaluate(to => window.warroom.setScheme(to), scheme)
    await page.waitForFunction(
      dark => matchMedia('(prefers-color-scheme: dark)').matches === dark,
      scheme === 'dark',
    )
    const path = join(folder, `${screen.name}-${language}-${scheme}.png`)
    // No caret blinking and no transition under way: the same picture every time.
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
    files.push(path)
  }
  return files
}

/**
 * @param {keyof typeof languages} language
 * @param {{ now: string, screens: readonly Screen[] }} what
 * @param {Record<string, string>} display
 */
async function walk(language, { now, screens: seen }, display) {
  const { _electron: electron } = await import('@playwright/test')
  const profile = mkdtempSync(join(tmpdir(), 'warroom-tour-'))
  const surroundings = fixedSurroundings({ profile, now, language: languages[language] })
  const env = {
    .../** @type {Record<string, string>} */ (process.env),
    ...display,
    ...surroundings,
    WARROOM_SAMPLE: 'retro',
  }
  // Without null the driver forces the light scheme on every page.
  const app = await electron.launch({
    args: launchArguments(),
    chromiumSandbox: mayUseSandbox,
    env,
    colorScheme: null,
  })
  /** @type {string[]} */
  const faults = []
  try {
    const page = await app.firstWindow()
    page.on('pageerror', fault => faults.push(`${language}: ${fault.message}`))
    for (const screen of seen) {
      for (const file of await photograph(page, { screen, language })) console.log(relative(root, file))
    }
  } catch (fault) {
    faults.push(`${language}: ${fault instanceof Error ? fault.message : String(fault)}`)
  } finally {
    await app.close()
    rmSync(profile, { recursive: true, force: true })
  }
  return faults
}

/**
 * Opens the built app with its sample in each language, saves a picture of every screen in both schemes
 * under out/tour and prints the paths.
 * @param {Record<string, string>} display
 * @returns {Promise<number>} exit code
 */
export async function takeTour(display) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  say('Taking the tour: every screen in Chinese and English, light and dark …')
  /** @type {string[]} */
  const faults = []
  for (const language of /** @type {const} */ (['zh', 'en'])) {
    for (const what of walks) faults.push(...(await walk(language, what, display)))
  }
  for (const fault of faults) say(`The tour found a fault: ${fault}`)
  return faults.length === 0 ? 0 : 1
}
