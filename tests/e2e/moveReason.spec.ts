import type { Page } from '@playwright/test'
import { barIn, rowOf } from '#support/e2e/gantt'
import { applyTried, closeTask, createWarRoom, introduce, openTask } from '#support/e2e/person'
import { expect, test } from '#support/e2e/test'

const TASK = 'D11-02'
const AUGUST = '2026-08-10T09:00:00+08:00'

const offer = (page: Page) => page.locator('[data-move-reason]')

async function start(page: Page, day: string): Promise<void> {
  await openTask(page, TASK)
  const field = page.locator('[data-panel]').getByLabel('开始', { exact: true })
  await field.fill(day)
  await field.press('Enter')
}

test('[REASON-6] a date moved in the panel: one tap says why, the chart and the retrospective tell it, undo takes it back', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await start(window, '2026-08-31')
  await applyTried(window)
  await expect(offer(window)).toContainText('为什么')
  await offer(window).locator('[data-reason=supplier]').click()
  await expect(offer(window)).toHaveCount(0)
  const history = window.locator('[data-panel] [data-history]')
  await history.locator('summary').click()
  await expect(history.locator('[data-entry-reason]')).toHaveValue('supplier')
  await closeTask(window)

  await window.locator('[data-tab=gantt]').click()
  const bar = await barIn(rowOf(window, '去年双11 复盘问题清单'))
  await window.mouse.move(bar.x, bar.y + 60)
  await window.mouse.move(bar.x + bar.width / 2, bar.y + bar.height / 2, { steps: 6 })
  await expect(window.locator('[role=tooltip]').filter({ hasText: '供应商' })).toBeVisible()
  await window.locator('[data-tab=retro]').click()
  await window.locator('[data-report=ready]').waitFor()
  await expect(window.locator('[data-move-share=supplier]')).toContainText('供应商')

  await window.locator('[data-tab=board]').click()
  await window.keyboard.press('Control+z')
  await openTask(window, TASK)
  await window.locator('[data-panel] [data-history] summary').click()
  await expect(window.locator('[data-entry-reason]').last()).toHaveValue('')
})

test('[REASON-7] by keys alone: a key leads to the offer, Esc goes back to where one was, and it can be said later', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await start(window, '2026-08-31')
  await applyTried(window)
  await offer(window).waitFor()
  await window.keyboard.press('Alt+r')
  await expect(offer(window).locator('[data-reason=weather]')).toBeFocused()
  await window.keyboard.press('Escape')
  await expect(offer(window)).toHaveCount(0)
  await expect(window.locator('[data-panel]')).toHaveCount(1)
  await window.locator('[data-panel] [data-history] summary').click()
  await window.locator('[data-entry-reason]').first().selectOption('weather')
  await expect(window.locator('[data-entry-reason]').first()).toHaveValue('weather')
  await start(window, '2026-09-02')
  await applyTried(window)
  await offer(window).waitFor()
  await window.keyboard.press('Alt+r')
  await window.keyboard.press('Tab')
  await window.keyboard.press('Enter')
  await expect(window.locator('[data-entry-reason]').first()).toHaveValue('supplier')
})
