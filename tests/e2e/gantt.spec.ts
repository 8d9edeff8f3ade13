import type { Page } from '@playwright/test'
import { expect, test } from '#support/e2e/test'
import { barIn, chooseRow, rowOf } from '#support/e2e/gantt'
import { applyTried, createWarRoom, introduce, openProject, saved } from '#support/e2e/person'

const AUGUST = '2026-08-10T09:00:00+08:00'

async function drag(page: Page, from: { x: number; y: number }, by: number): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step++) await page.mouse.move(from.x + (by * step) / 8, from.y)
  await page.mouse.up()
}

test('[JOURNEY-7] a bar dragged and resized in the Gantt keeps working days, and all is there after a kill', async ({
  launch,
}) => {
  const first = await launch({ now: AUGUST })
  const { window } = first
  await introduce(window, '林悦')
  await createWarRoom(window)
  await window.locator('[data-tab=gantt]').click()
  const plan = rowOf(window, '整体作战方案')
  await expect(plan).toContainText('08-21 – 08-26')

  // Friday the 21st to Wednesday the 26th: six calendar days wide.
  const bar = await barIn(rowOf(window, '整体作战方案'))
  const day = bar.width / 6
  await drag(window, { x: bar.x + bar.width / 2, y: bar.y + bar.height / 2 }, day)
  await applyTried(window)
  await expect(plan).toContainText('08-24 – 08-27')

  // Monday to Thursday.
  const widthInDays = async () => Math.round((await barIn(plan)).width / day)
  await expect.poll(widthInDays).toBe(4)
  const moved = await barIn(plan)
  await drag(window, { x: moved.x + moved.width - 2, y: moved.y + moved.height / 2 }, day)
  await applyTried(window)
  await expect(plan).toContainText('08-24 – 08-28')

  await window.keyboard.press('Control+z')
  await expect(plan).toContainText('08-24 – 08-27')
  await saved(window)
  await first.kill()
  const again = await first.relaunch()
  await openProject(again.window)
  await again.window.locator('[data-tab=gantt]').click()
  await expect(rowOf(again.window, '整体作战方案')).toContainText('08-24 – 08-27')
})

test('[JOURNEY-8] a dependency that the dates break is told in words in the row that it binds', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await window.locator('[data-tab=gantt]').click()
  const plan = rowOf(window, '整体作战方案')
  const bound = rowOf(window, '方案评审会与方案审批')
  await expect(bound).not.toContainText('整体作战方案')
  await chooseRow(window, '整体作战方案')
  await window.locator('[data-planning]').click()
  await window.getByText('不动', { exact: true }).click()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await chooseRow(window, '整体作战方案')
  await window.keyboard.press('Alt+ArrowRight')
  await applyTried(window)
  await expect(plan).toContainText('08-24 – 08-27')
  await expect(bound).toContainText('整体作战方案')
  await window.keyboard.press('Control+z')
  await expect(bound).not.toContainText('整体作战方案')
})

test('[JOURNEY-9] a pinned date does not move and says why', async ({ launch }) => {
  const { window } = await launch({ now: AUGUST })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await window.locator('[data-tab=gantt]').click()
  await window.getByLabel('按文字').fill('预售开启')
  const pinned = rowOf(window, '预售开启')
  await chooseRow(window, '预售开启')
  await window.keyboard.press('Alt+ArrowRight')
  await expect(window.getByText('不能移动：固定日期 2026-10-24。先取消固定。')).toBeVisible()
  await expect(pinned).toContainText('10-24')
})
