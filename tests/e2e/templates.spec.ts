import type { Page } from '@playwright/test'
import { broken, paintIn } from '#support/e2e/axe'
import { counts, introduce } from '#support/e2e/person'
import { expect, test } from '#support/e2e/test'

const AUGUST = '2026-08-10T09:00:00+08:00'

/** In the order in which they are offered: key, phases, what T is called. */
const offered = [
  ['double11-war-room', 5, '大促日 T'],
  ['618-prep', 6, '大促日 T'],
  ['campaign-plan-execute', 9, '活动上线日 T'],
  ['new-product-launch', 8, '上架日 T'],
  ['new-product-launch-lite', 8, '上架日 T'],
  ['content-live-weekly', 5, '开播日 T'],
] as const

async function openWizard(window: Page): Promise<void> {
  await introduce(window, '林悦')
  await window.locator('[data-new-project]').first().click()
  await window.locator('[data-ready=newProject]').waitFor()
}

test.describe.configure({ timeout: 120_000 })

const radio = (window: Page, key: string) => window.locator(`[data-template="${key}"] input`)

test('[TPL-25] arrow keys walk the templates; each shows its phases on their days before anything is made', async ({
  launch,
}) => {
  const { app, window } = await launch({ now: AUGUST })
  await openWizard(window)
  await radio(window, 'double11-war-room').focus()
  const faults: string[] = []
  for (const [key, phases, keyDay] of offered) {
    await expect(radio(window, key)).toBeChecked()
    await expect(window.locator('[data-phase]')).toHaveCount(phases)
    await expect(window.locator('[data-phase]').first()).toContainText('月')
    await expect(window.getByLabel(keyDay, { exact: true })).toBeVisible()
    await expect(window.locator('[data-create]')).toBeEnabled()
    await paintIn(app, window, 'light')
    faults.push(...(await broken(window, 'all')))
    await paintIn(app, window, 'dark')
    faults.push(...(await broken(window, 'contrast')))
    await window.keyboard.press('ArrowDown')
  }
  expect(faults).toEqual([])
  await expect(radio(window, '')).toBeChecked()
  await expect(window.locator('[data-phase]')).toHaveCount(0)
})

test('[TPL-20] [TPL-25] a window that nobody knows yet says so, and one that is known is taken', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await openWizard(window)
  await radio(window, '618-prep').check()
  await expect(window.getByText('营销物料准备完成率')).toBeVisible()
  const unknown = window.getByText('窗口未知', { exact: false })
  await expect(unknown).toHaveCount(2)
  const field = window.getByLabel('商家报名窗口开始日期', { exact: true })
  await field.fill('2027-06-30')
  await expect(window.getByRole('alert')).toHaveText('日期先后不对：商家报名应早于大促日。')
  await expect(window.locator('[data-create]')).toBeDisabled()
  await field.fill('2027-04-29')
  await expect(unknown).toHaveCount(1)
  await window.locator('[data-create]').click()
  await expect(window.locator('[data-task]').first()).toBeVisible()
})

test('[TPL-22] a live week is made at its own hour under its own name, and undone in one step', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await openWizard(window)
  await radio(window, 'content-live-weekly').check()
  await window.getByLabel('开播时间', { exact: true }).fill('7点')
  await expect(window.getByRole('alert')).toHaveText('开播的时间请写成 20:00 这样。')
  await window.getByLabel('开播时间', { exact: true }).fill('20:30')
  await window.locator('[data-create]').click()
  await window.locator('[data-task]').first().waitFor()
  await expect.poll(() => counts(window)).toMatchObject({ todo: 17 })
  await expect(window.locator('main header').first()).toContainText('直播周 2026-W34')
  await window.keyboard.press('Control+z')
  await expect(window.locator('[data-task]')).toHaveCount(0)
})
