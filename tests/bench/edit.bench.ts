import type { Page } from '@playwright/test'
import { WORKSPACE, planOf } from '#shared/domain/documentId'
import { bigPlan, workspaceOf } from '../support/bigProject'
import { figure, mediansOf, report } from '../support/bench'
import { forgetProfile, launchWarroom } from '../support/e2e/launch'
import { introduce } from '../support/e2e/person'
import { seed } from '../support/e2e/seed'

const RUNS = 15
const FRAME_MS = 1000 / 60

interface Watching {
  edited?: Promise<number>
}

/** From the key press that enters a new task to the frame in which its card stands. */
async function timeEdit(page: Page, project: string, round: number): Promise<number> {
  const item = page.locator(`[data-open-project="${project}"]`)
  if ((await item.getAttribute('aria-current')) === null) {
    await item.click()
    await page.locator('[data-task]').first().waitFor()
    await page.waitForTimeout(400)
  }
  const title = `${project}-${round}`
  await page.locator('[data-add-task]').fill(title)
  await page.evaluate(watchForCard, title)
  await page.keyboard.press('Enter')
  return page.evaluate(() => (window as Watching).edited ?? Promise.reject(new Error('nothing is watched')))
}

/** Runs in the page. */
function watchForCard(title: string): void {
  ;(window as Watching).edited = new Promise(resolve => {
    let began = 0
    document.addEventListener('keydown', event => (began = event.timeStamp), { once: true, capture: true })
    const watching = new MutationObserver(() => {
      const cards = [...document.querySelectorAll('[data-task]')]
      if (!cards.some(card => card.textContent?.includes(title) === true)) return
      watching.disconnect()
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now() - began)
      requestAnimationFrame(() => channel.port2.postMessage(null))
    })
    watching.observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}

const warroom = await launchWarroom()
const { window } = warroom
await introduce(window, 'bench')
await seed(window, {
  [planOf('small')]: bigPlan(80, 0),
  [planOf('large')]: bigPlan(5_000, 0),
  [WORKSPACE]: workspaceOf({ small: 'small', large: 'large' }),
})
await window.locator('[data-open-project]').first().waitFor()
let round = 0
const next = (project: string) => () => timeEdit(window, project, round++)
const small = await mediansOf(RUNS, { small: next('small') })
const large = await mediansOf(RUNS, { large: next('large') })
await warroom.close()
forgetProfile(warroom.profile)

report('edit', RUNS, [
  figure({
    id: 'one edit with 5,000 tasks open',
    value: large.large,
    unit: 'ms',
    against: small.small + FRAME_MS,
    beside: 'the same with 80, plus one frame',
    wanted: 1,
  }),
])
