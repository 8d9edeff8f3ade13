import type { Locator, Page } from '@playwright/test'
import { expect, test } from '#support/e2e/test'
import { barIn, openChart } from '#support/e2e/gantt'
import { applyTried, closeTask } from '#support/e2e/person'

const MORNING = '2026-08-10T10:40:00+08:00'
/** To 200 pixels a day: bars move in hours. */
const CLICKS = 5
const HOUR = 200 / 24

function row(page: Page, number: number): Locator {
  return page.locator('[role=treegrid] [role=row]', { hasText: new RegExp(`^${number}\\D`) })
}

async function pull(page: Page, from: { x: number; y: number }, by: number): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step++) await page.mouse.move(from.x + (by * step) / 8, from.y)
}

test('[JOURNEY-18] a bar dragged where hours are shown begins at 14:00, grid and panel say so, and undo takes it back', async ({
  launch,
}) => {
  const { window } = await launch({ now: MORNING })
  await openChart(window)
  const line = row(window, 5)
  await expect(line).toContainText('08-21 – 08-26')
  await window.locator('[data-display]').click()
  await window.getByRole('checkbox', { name: '开始' }).click()
  await window.keyboard.press('Escape')
  for (let n = 0; n < CLICKS; n++) await window.getByRole('button', { name: '放大' }).click()

  const start = line.locator('[role=gridcell][aria-colindex="5"]')
  await expect(start).toHaveText('08-21')
  const bar = await barIn(line)
  await pull(window, { x: bar.x + 30, y: bar.y + bar.height / 2 }, 5.2 * HOUR)
  await expect(window.getByText('8月21日 14:00 – 8月27日 14:00 · 4 个工作日 · 北京时间')).toBeVisible()
  await window.mouse.up()
  await applyTried(window)
  await expect(start).toHaveText('08-21 14:00')

  await line.click()
  const typed = window.locator('[data-panel]').getByLabel('开始', { exact: true })
  await expect(typed).toHaveValue('2026-08-21 14:00')
  await closeTask(window)
  await window.keyboard.press('Control+z')
  await expect(start).toHaveText('08-21')
})
