import type { Page } from '@playwright/test'
import { expect, test } from '#support/e2e/test'
import {
  applyTried,
  closeTask,
  createWarRoom,
  introduce,
  moveByMenu,
  saved,
  typeInto,
} from '#support/e2e/person'

const SEPTEMBER = '2026-09-14T09:00:00+08:00'
const OCTOBER = '2026-10-08T09:00:00+08:00'

async function inGantt(page: Page): Promise<void> {
  await introduce(page, '林悦')
  await createWarRoom(page, '2026-11-11')
  await page.locator('[data-tab=gantt]').click()
  await page.locator('[role=treegrid] [role=row]').first().waitFor()
}

const TITLES = {
  'D11-26': '主图/详情页大促版设计',
  'D11-33': '国庆后复工对齐会',
  'D11-40': '预约与库存入仓',
  'D11-52': '预售开启',
}

async function find(page: Page, taskId: keyof typeof TITLES): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByPlaceholder('搜索项目与任务')).toBeFocused()
  await page.keyboard.type(taskId)
  // What was asked for, not what matched on the way to it.
  await expect(page.locator('.mantine-Spotlight-action')).toHaveText([new RegExp(TITLES[taskId])])
  await page.keyboard.press('Enter')
  await page.locator(`[data-panel="${taskId}"]`).waitFor()
}

/** Nobody types into the window before what lay over it is gone. */
async function leavePlanning(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

const dates = (page: Page, taskId: string) => page.locator(`[data-preview] [data-move="${taskId}"]`)

test('[JOURNEY-10] [PREVIEW-7] a slip across 国庆 is seen before it is written: who moves, the pin it hits, and ways out', async ({
  launch,
}) => {
  const { window } = await launch({ now: SEPTEMBER })
  await inGantt(window)
  await find(window, 'D11-26')
  await typeInto(window, '工期', '10')
  const preview = window.locator('[data-preview]')
  await expect(preview).toBeFocused()
  const row = window.locator('[role=treegrid] [role=row]', { hasText: /^26/ })
  const roomBelow = async () => ((await preview.boundingBox())?.y ?? 0) - ((await row.boundingBox())?.y ?? 0)
  await expect.poll(roomBelow, 'the edited row stands in sight, above its preview').toBeGreaterThan(72)
  await expect(dates(window, 'D11-26')).toContainText('09-16 – 09-29')
  await expect(dates(window, 'D11-27')).toContainText('09-28 – 09-29')
  await expect(dates(window, 'D11-27')).toContainText('09-30 – 10-08')
  await expect(dates(window, 'D11-32')).toHaveCount(0)
  await expect(preview.locator('[data-conflict=D11-32]')).toContainText('9月30日')
  await expect(preview.locator('[data-suggestion]').nth(1)).toBeVisible()

  await window.keyboard.press('Escape')
  await expect(preview).toHaveCount(0)
  await expect(window.locator('[data-panel]').getByLabel('工期', { exact: true })).toHaveValue('8 个工作日')

  await typeInto(window, '工期', '10')
  await preview.locator('[data-suggestion=shorten]').first().click()
  await expect(preview.locator('[data-conflict]')).toHaveCount(0)
  await window.keyboard.press('Escape')
  await expect(preview).toHaveCount(0)

  await typeInto(window, '工期', '10')
  await preview.locator('[data-apply]').click()
  await expect(window.locator('[data-panel]').getByLabel('截止', { exact: true })).toHaveValue('2026-09-29')
  await saved(window)
  await closeTask(window)
  await window.keyboard.press('Control+z')
  await find(window, 'D11-26')
  await expect(window.locator('[data-panel]').getByLabel('截止', { exact: true })).toHaveValue('2026-09-24')
})

test('[JOURNEY-11] a platform date takes its tasks along; what is too late is listed, and undo brings all back', async ({
  launch,
}) => {
  const { window } = await launch({ now: OCTOBER })
  await inGantt(window)
  await window.locator('[data-planning]').click()
  await window.locator('[data-part=keyDates]').click()
  const presale = window.locator('[data-key-date]').first()
  await presale.getByRole('textbox').first().fill('2026-10-20')
  await presale.getByRole('button', { name: '推演' }).click()
  const preview = window.locator('[data-preview]')
  await expect(preview.locator('[data-too-late=D11-34]')).toContainText('9月28日')
  await preview.locator('[data-apply]').click()
  await expect(preview).toHaveCount(0)
  await find(window, 'D11-52')
  const start = window.locator('[data-panel]').getByLabel('开始', { exact: true })
  await expect(start).toHaveValue('2026-10-20')
  await closeTask(window)
  await window.keyboard.press('Control+z')
  await find(window, 'D11-52')
  await expect(start).toHaveValue('2026-10-24')
})

test('[JOURNEY-12] gaps are kept where the project says so, and a baseline tells what has moved', async ({
  launch,
}) => {
  const { window } = await launch({ now: SEPTEMBER })
  await inGantt(window)
  await window.locator('[data-planning]').click()
  await window.getByText('保持间隔', { exact: true }).click()
  await window.locator('[data-part=baselines]').click()
  await window.locator('[data-take-baseline]').click()
  await expect(window.locator('[data-baseline]')).toContainText('晚 0 项')
  await leavePlanning(window)
  await find(window, 'D11-33')
  await closeTask(window)
  await find(window, 'D11-26')
  await typeInto(window, '开始', '2026-09-18')
  // Two working days later, and what comes after it with it.
  await expect(dates(window, 'D11-27')).toContainText('09-30 – 10-08')
  await applyTried(window)
  await closeTask(window)
  await window.locator('[data-planning]').click()
  await window.locator('[data-part=baselines]').click()
  await expect(window.locator('[data-baseline]')).not.toContainText('晚 0 项')
})

test('[JOURNEY-13] work that is done early offers what comes after it an earlier start', async ({
  launch,
}) => {
  const { window } = await launch({ now: '2026-09-04T09:00:00+08:00' })
  await introduce(window, '林悦')
  await createWarRoom(window, '2026-11-11')
  await window.getByPlaceholder('按文字').fill('KV')
  const offer = window.locator('[data-notice-act]')
  await moveByMenu(window, 'D11-21', '已完成')
  await expect(offer).toBeVisible()
  // An offer of what was taken back is taken back with it.
  await window.keyboard.press('Control+z')
  await expect(offer).toHaveCount(0)
  await moveByMenu(window, 'D11-21', '已完成')
  await offer.click()
  await expect(window.locator('[data-preview] [data-move=D11-22]')).toBeVisible()
  await window.locator('[data-apply]').click()
  await expect(window.locator('[data-preview]')).toHaveCount(0)
})

test('[JOURNEY-19] a site that works Saturdays finishes earlier; taken back, its dates are as they were', async ({
  launch,
}) => {
  const { window } = await launch({ now: SEPTEMBER })
  await inGantt(window)
  const inbound = window.locator('[data-panel]').getByLabel('截止', { exact: true })
  await find(window, 'D11-40')
  await expect(inbound).toHaveValue('2026-10-21')
  await closeTask(window)

  await window.locator('[data-planning]').click()
  await window.locator('[data-part=calendar]').click()
  await window.locator('[data-set-hours]').click()
  await window.getByRole('combobox', { name: '谁的工时' }).fill('仓')
  await window.locator('[data-week-form] [role=option]:visible').click()
  const saturday = window.getByLabel('周六的工时')
  await saturday.fill('9-12, 11-18')
  await window.keyboard.press('Enter')
  await expect(saturday).toBeFocused()
  await expect(saturday).toHaveAccessibleDescription('时段有重叠')
  await saturday.fill('9-12, 13-18')
  await window.keyboard.press('Enter')
  const own = window.locator('[data-own-hours="site~warehouse"]')
  await expect(own).toContainText('周一–周六 09:00-12:00, 13:00-18:00')
  await expect(window.locator('[data-set-hours]')).toBeFocused()
  await leavePlanning(window)
  await find(window, 'D11-40')
  await expect(inbound).toHaveValue('2026-10-20')
  await closeTask(window)

  await window.locator('[data-planning]').click()
  await window.locator('[data-part=calendar]').click()
  await own.getByRole('button', { name: /^改工时/ }).click()
  await window.locator('[data-as-usual]').click()
  await expect(own).toHaveCount(0)
  await leavePlanning(window)
  await find(window, 'D11-40')
  await expect(inbound).toHaveValue('2026-10-21')
})
