import type { Page } from '@playwright/test'
import { WORKSPACE, planOf } from '#shared/domain/documentId'
import { bigPlan, workspaceOf } from '../support/bigProject'
import { figure, mediansOf, report } from '../support/bench'
import { forgetProfile, launchWarroom } from '../support/e2e/launch'
import { introduce } from '../support/e2e/person'
import { seed } from '../support/e2e/seed'

const RUNS = 7
const sizes = {
  empty: [0, 0],
  t80: [80, 0],
  t1000: [1_000, 0],
  t5000: [5_000, 0],
  long: [5_000, 20_000],
} as const
type Size = keyof typeof sizes

/** From the click in the project list to the frame after the whole board stands. */
async function timeOpening(page: Page, size: Size): Promise<number> {
  await page.locator('[data-wall]').click()
  await page.locator('[data-ready=projects]').waitFor()
  await page.waitForTimeout(150)
  const took = await page.evaluate(openAndWait, { id: size, tasks: sizes[size][0] })
  return took
}

/** Runs in the page. The board is complete when its columns hold all tasks and cards are drawn. */
function openAndWait({ id, tasks }: { id: string; tasks: number }): Promise<number> {
  const item = document.querySelector<HTMLElement>(`[data-open-project="${id}"]`)
  if (item === null) throw new Error(`no project ${id}`)
  const isComplete = (): boolean => {
    const lists = [...document.querySelectorAll<HTMLElement>('section[data-status] [role=list]')]
    const total = lists.reduce((sum, list) => sum + Number(list.dataset.total), 0)
    return (
      lists.length > 0 && total === tasks && (tasks === 0 || document.querySelector('[data-task]') !== null)
    )
  }
  return new Promise(resolve => {
    const began = performance.now()
    const painted = (): void => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now() - began)
      requestAnimationFrame(() => channel.port2.postMessage(null))
    }
    const look = (): void => {
      if (!isComplete()) return
      watching.disconnect()
      painted()
    }
    const watching = new MutationObserver(look)
    watching.observe(document.body, { childList: true, subtree: true, attributes: true })
    item.click()
  })
}

const warroom = await launchWarroom()
const { window } = warroom
await introduce(window, 'bench')
const plans = Object.fromEntries(
  Object.entries(sizes).map(([id, [tasks, edits]]) => [planOf(id), tasks === 0 ? [] : bigPlan(tasks, edits)]),
)
const names = Object.fromEntries(Object.keys(sizes).map(id => [id, id]))
await seed(window, { ...plans, [WORKSPACE]: workspaceOf(names) })
await window.locator('[data-open-project]').first().waitFor()
const ids = Object.keys(sizes) as Size[]
const medians = await mediansOf(
  RUNS,
  Object.fromEntries(ids.map(id => [id, () => timeOpening(window, id)])) as Record<
    Size,
    () => Promise<number>
  >,
)
await warroom.close()
forgetProfile(warroom.profile)

const beside = 'an empty project'
const against = medians.empty
const unit = 'ms'
report('open', RUNS, [
  figure({ id: '80 tasks', value: medians.t80, unit, against, beside, wanted: 3 }),
  figure({ id: '1,000 tasks', value: medians.t1000, unit, against, beside, wanted: 3 }),
  figure({ id: '5,000 tasks', value: medians.t5000, unit, against, beside, wanted: 3 }),
  figure({ id: '5,000 tasks, 20,000 loose updates', value: medians.long, unit, against, beside, wanted: 3 }),
])
