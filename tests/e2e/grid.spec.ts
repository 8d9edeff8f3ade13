import { expect, test } from '#support/e2e/test'
import { openChart, rowOf } from '#support/e2e/gantt'
import { applyTried, openProject, saved } from '#support/e2e/person'

const AUGUST = '2026-08-10T09:00:00+08:00'

test('[JOURNEY-17] title, length and start are typed into the grid, and a chosen column stays', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await openChart(window)
  const { keyboard } = window
  await window.locator('[role=treegrid]').focus()
  await keyboard.press('Home')
  await keyboard.press('ArrowDown')

  await keyboard.press('F2')
  await expect(window.getByRole('textbox', { name: '任务名：作战室立项与组队' })).toBeFocused()
  await keyboard.type('立项')
  await keyboard.press('Tab')
  await expect(window.getByRole('textbox', { name: '工期：立项' })).toBeFocused()
  await keyboard.type('soon')
  await keyboard.press('Enter')
  await expect(window.getByText('看不懂这个工期').first()).toBeVisible()
  await expect(window.getByRole('textbox', { name: '工期：立项' })).toHaveValue('soon')
  await keyboard.press('Control+a')
  await keyboard.type('4h')
  await keyboard.press('Enter')
  await expect(rowOf(window, '立项').getByText('4h')).toBeVisible()
  await expect(window.locator('[role=treegrid]')).toBeFocused()

  await keyboard.press('F2')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(window.getByRole('textbox', { name: '开始：立项' })).toBeFocused()
  await keyboard.type('08-20')
  await keyboard.press('Enter')
  await applyTried(window)
  await window.locator('[role=treegrid]').focus()
  await expect(rowOf(window, '立项').getByText(/^08-20/)).toBeVisible()

  await window.locator('[data-display]').click()
  await window.getByRole('checkbox', { name: '前置' }).click()
  await keyboard.press('Escape')
  await expect(window.getByRole('columnheader', { name: '前置' })).toBeVisible()
  await saved(window)
  await window.reload()
  await openProject(window)
  await window.locator('[data-tab=gantt]').click()
  await expect(window.locator('[role=treegrid]')).toHaveAttribute('aria-colcount', '6')
  const second = window.locator('[role=treegrid] [role=row][aria-rowindex="5"]')
  await expect(second.locator('[role=gridcell]').last()).toHaveText('1')
})
