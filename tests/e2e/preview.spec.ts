import { chooseRow, openChart, rowOf } from '#support/e2e/gantt'
import { expect, test } from '#support/e2e/test'

test('[KEY-11] a preview gives the keyboard back, and Ctrl+Z gives up the preview alone', async ({
  launch,
}) => {
  const { window } = await launch({ now: '2026-08-10T09:00:00+08:00' })
  await openChart(window)
  const grid = window.locator('[role=treegrid]')
  const preview = window.locator('[data-preview]')
  // A popover that was open once used to take the keyboard at the end of every preview.
  await window.locator('[data-planning]').click()
  await window.locator('[data-part=rules]').waitFor()
  await window.keyboard.press('Escape')
  await expect(window.locator('[data-part=rules]')).toHaveCount(0)
  await chooseRow(window, '方案评审会与方案审批')
  for (const leave of ['apply', 'Escape', 'Control+z'] as const) {
    await window.keyboard.press('Alt+ArrowRight')
    await expect(preview).toBeFocused()
    if (leave === 'apply') {
      await window.locator('[data-apply]').focus()
      await window.keyboard.press('Enter')
    } else await window.keyboard.press(leave)
    await expect(preview).toHaveCount(0)
    // After the timer by which a closed popover takes the keyboard.
    await window.evaluate(() => new Promise(resolve => setTimeout(resolve, 20)))
    await expect(grid).toBeFocused()
  }
  await expect(rowOf(window, '方案评审会与方案审批')).toContainText('08-28 – 09-01')
})
