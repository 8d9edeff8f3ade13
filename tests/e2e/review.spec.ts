import type { Page } from '@playwright/test'
import { expect, test } from '#support/e2e/test'
import {
  card,
  closeTask,
  connect,
  createWarRoom,
  inStep,
  introduce,
  openProject,
  openTask,
  saved,
  typeInto,
} from '#support/e2e/person'

const AUGUST = '2026-08-10T09:00:00+08:00'
const TASK = 'D11-03'

async function rename(page: Page, title: string): Promise<void> {
  await openTask(page, TASK)
  await typeInto(page, '标题', title)
  await closeTask(page)
  await saved(page)
}

const badge = (page: Page) => page.locator('header [data-review-count]')
const openReview = (page: Page) => page.locator('[data-tab=review]').click()
const shownTitle = async (page: Page): Promise<string> =>
  (await card(page, TASK).textContent())?.includes('林的标题') === true ? '林的标题' : '陈的标题'

test('[JOURNEY-30] two people rename one task offline: one badge on each computer, one click takes the other title', async ({
  launch,
  relay,
}) => {
  const running = await relay()
  const [lin, chen] = await Promise.all([launch({ now: AUGUST }), launch({ now: AUGUST })])
  await Promise.all([introduce(lin.window, '林悦'), introduce(chen.window, '陈运营')])
  await createWarRoom(lin.window)
  await connect(lin.window, running.address)
  await connect(chen.window, running.address)
  await openProject(lin.window)
  await openProject(chen.window)
  await card(chen.window, TASK).waitFor()
  await Promise.all([inStep(lin.window), inStep(chen.window)])
  await running.stop()
  for (const { window } of [lin, chen])
    await expect(window.locator('[data-sync]')).toHaveAttribute('data-sync', 'offline')
  await rename(lin.window, '林的标题')
  await rename(chen.window, '陈的标题')
  await running.restart()
  await Promise.all([inStep(lin.window), inStep(chen.window)])
  for (const { window } of [lin, chen]) {
    await expect(badge(window)).toHaveAttribute('data-review-count', '1')
    await expect(window.locator('nav [data-review-count]')).toHaveAttribute('data-review-count', '1')
    await expect(window.locator('[role=dialog]')).toHaveCount(0)
  }
  const won = await shownTitle(lin.window)
  const lost = won === '林的标题' ? '陈的标题' : '林的标题'
  const loser = lost === '林的标题' ? '林悦' : '陈运营'
  const page = lin.window
  await openReview(page)
  await expect(page.locator('[data-entry]')).toHaveCount(1)
  await expect(page.locator('[data-entry] [data-which=now]')).toContainText(won)
  await expect(page.locator('[data-entry] [data-which=lost]')).toContainText(lost)
  await expect(page.locator('[data-entry] [data-which=lost]')).toContainText(loser)
  await page.locator('[data-entry] [data-take]').click()
  await expect(page.locator('[data-review]')).toHaveAttribute('data-review', '0')
  await expect(badge(page)).toHaveCount(0)
  await expect(badge(chen.window)).toHaveCount(0)
  await expect(card(chen.window, TASK)).toContainText(lost)
  await page.keyboard.press('Control+z')
  await expect(badge(chen.window)).toHaveAttribute('data-review-count', '1')
  await expect(card(chen.window, TASK)).toContainText(won)
})
