import type { Page } from '@playwright/test'
import { expect, test } from '#support/e2e/test'
import {
  card,
  closeTask,
  createWarRoom,
  introduce,
  openProject,
  openTask,
  saved,
  typeInto,
} from '#support/e2e/person'

const TASK = 'D11-03'
const [MONDAY, WEDNESDAY] = ['2026-08-10T09:00:00+08:00', '2026-08-12T09:00:00+08:00']

async function rename(page: Page, title: string): Promise<void> {
  await openTask(page, TASK)
  await typeInto(page, '标题', title)
  await closeTask(page)
  await saved(page)
}

const day = (page: Page) => page.locator('[data-history-day]')
const logged = (page: Page, command: string) => page.locator(`[data-history-side] [data-logged=${command}]`)
const pastCard = (page: Page) => day(page).locator(`[data-task=${TASK}]`)

test('[HISTORY-10] board and chart as they stood, who changed what since, and one change taken back', async ({
  launch,
}) => {
  const monday = await launch({ now: MONDAY })
  await introduce(monday.window, '林悦')
  await createWarRoom(monday.window)
  await rename(monday.window, '周一的标题')
  await monday.close()
  const { window } = await launch({ profile: monday.profile, now: WEDNESDAY })
  await openProject(window)
  await rename(window, '周三的标题')

  await window.locator('[data-tab=history]').click()
  await expect(day(window)).toHaveAttribute('data-shown-day', '2026-08-12')
  await expect(logged(window, 'renameTask')).toContainText('林悦')
  await expect(logged(window, 'renameTask')).toContainText('周一的标题')
  const slider = window.getByRole('slider', { name: '选一天' })
  await slider.focus()
  await window.keyboard.press('ArrowLeft')
  await expect(day(window)).toHaveAttribute('data-shown-day', '2026-08-11')
  await expect(window.locator('[data-history-side]')).toContainText('这一天没有改动')
  await expect(pastCard(window)).toContainText('周一的标题')
  await window.getByRole('button', { name: '上一个有改动的日子' }).click()
  await expect(day(window)).toHaveAttribute('data-shown-day', '2026-08-10')
  await expect(logged(window, 'fillFromTemplate')).toHaveCount(1)
  await expect(logged(window, 'fillFromTemplate').locator('[data-take-back]')).toHaveCount(0)

  // What changes a plan is not offered in its past, and a shortcut is refused.
  await expect(day(window).locator('[data-task] button[aria-haspopup]')).toHaveCount(0)
  await window.locator('[data-list=since]').click()
  const since = window.locator(`[data-compared=${TASK}]`)
  await expect(since).toContainText('周三的标题')
  await expect(since.locator('[data-writer]')).toContainText('林悦')
  await day(window).locator('input[value=gantt]').locator('..').click()
  await expect(day(window).getByRole('row', { name: /周一的标题/ })).toBeVisible()
  await day(window)
    .getByRole('row', { name: /周一的标题/ })
    .dblclick({ position: { x: 80, y: 10 } })
  await expect(
    window.locator('[role=status], [role=alert]').filter({ hasText: '这是当时的样子' }),
  ).toBeVisible()

  await window.locator('[data-today]').click()
  await window.getByRole('button', { name: '回到全部任务' }).click()
  await window.locator('[data-list=day]').click()
  await logged(window, 'renameTask').locator('[data-take-back]').click()
  await expect(logged(window, 'takeBackChanges')).toHaveCount(1)
  await expect(day(window).getByRole('row', { name: /周一的标题/ })).toBeVisible()
  await window.getByRole('button', { name: '撤销' }).last().click()
  await expect(day(window).getByRole('row', { name: /周三的标题/ })).toBeVisible()
  await window.locator('[data-tab=board]').click()
  await expect(card(window, TASK)).toContainText('周三的标题')
})

test('[HISTORY-11] the whole history of a task is in its panel and beside the board of then, each entry with a way back', async ({
  launch,
}) => {
  const { window } = await launch({ now: MONDAY })
  await introduce(window, '林悦')
  await createWarRoom(window)
  const before = await card(window, TASK).locator('button').first().innerText()
  await rename(window, '改坏了')
  await openTask(window, TASK)
  await window.locator('[data-panel] [data-history] summary').click()
  const entries = window.locator('[data-panel] [data-logged]')
  await expect(entries.first()).toContainText('改坏了')
  await expect(entries.last()).toContainText('按模板建立')
  await entries.first().locator('[data-take-back]').click()
  await expect(card(window, TASK)).toContainText(before)
  await expect(entries.first()).toContainText('撤回了以前的一处改动')
  await closeTask(window)
  await window.locator('[data-tab=history]').click()
  await pastCard(window).locator('button').first().click()
  await expect(window.locator(`[data-history-side=${TASK}]`).locator('[data-logged]')).toHaveCount(3)
  await window.getByRole('button', { name: '回到全部任务' }).click()
  await expect(window.locator('[data-history-side=all]')).toBeVisible()
})
