import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { broken, paintIn } from '#support/e2e/axe'
import type { Warroom } from '#support/e2e/launch'
import { expect, test } from '#support/e2e/test'
import {
  card,
  closeTask,
  createWarRoom,
  inStep,
  introduce,
  openProject,
  openTask,
  saved,
  typeInto,
  twoComputers,
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
  const { running, lin, chen } = await twoComputers({ launch, relay }, AUGUST)
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

const saveAs = ({ app }: Warroom, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

async function saveProject(warroom: Warroom, path: string): Promise<void> {
  const { window } = warroom
  await saveAs(warroom, path)
  await window.locator('nav [data-wall]').click()
  await window.locator('[data-project]').getByRole('button', { name: '更多操作' }).click()
  await window.getByRole('menuitem', { name: '存为项目文件' }).click()
  await expect(window.getByText('项目文件已保存')).toBeVisible()
}

async function openFile({ window }: Warroom, path: string): Promise<void> {
  await window.locator('nav [data-wall]').click()
  await window.locator('[data-import-file]').first().click()
  await window.locator('[data-ready=import]').waitFor()
  const choosing = window.waitForEvent('filechooser')
  await window.locator('[data-drop] button').click()
  await (await choosing).setFiles(path)
  await card(window, TASK).waitFor()
}

test('[JOURNEY-31] two people without a network rename one task and two dates: a project file brings both, and keys alone settle them', async ({
  launch,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'warroom-review-'))
  const [first, mine] = [join(folder, 'first.warroom'), join(folder, 'mine.warroom')]
  const [lin, chen] = await Promise.all([launch({ now: AUGUST }), launch({ now: AUGUST })])
  await Promise.all([introduce(lin.window, '林悦'), introduce(chen.window, '陈运营')])
  await createWarRoom(lin.window)
  await saveProject(lin, first)
  await openFile(chen, first)
  await openProject(lin.window)
  for (const [{ window }, title, days] of [
    [lin, '林的标题', '6'],
    [chen, '陈的标题', '9'],
  ] as const) {
    await rename(window, title)
    await openTask(window, 'D11-06')
    await typeInto(window, '工期', days)
    await expect
      .poll(async () => {
        if ((await window.locator('[data-apply]').count()) > 0) await window.locator('[data-apply]').click()
        return window.locator('[data-panel]').getByLabel('工期', { exact: true }).inputValue()
      })
      .toBe(`${days} 个工作日`)
    await closeTask(window)
    await saved(window)
  }
  await saveProject(chen, mine)
  await openFile(lin, mine)
  const { window } = lin
  await expect(badge(window)).toHaveAttribute('data-review-count', '2')
  await openReview(window)
  const dates = window.locator('[data-entry]', { hasText: '日期' })
  await expect(dates.locator('[data-effect]')).toContainText('关键路径')
  expect(await broken(window, 'all')).toEqual([])
  await paintIn(lin.app, window, 'dark')
  expect(await broken(window, 'contrast')).toEqual([])

  await window.locator('[data-entry]').first().focus()
  await window.keyboard.press('ArrowDown')
  await expect(window.locator('[data-entry]').nth(1)).toBeFocused()
  await window.keyboard.press('ArrowUp')
  await window.keyboard.press('Delete')
  await expect(window.locator('[data-entry]')).toHaveCount(1)
  await expect(window.locator('[data-entry]')).toBeFocused()
  await window.locator('[data-entry]').click({ button: 'right', position: { x: 8, y: 8 } })
  await window.getByRole('menuitem', { name: '换成没用上的' }).waitFor()
  await window.keyboard.press('Escape')
  await expect(window.locator('[data-entry]')).toBeFocused()
  await window.keyboard.press('Shift+F10')
  await window.getByRole('menuitem', { name: '换成没用上的' }).click()
  await expect
    .poll(async () => {
      if ((await window.locator('[data-apply]').count()) > 0) await window.locator('[data-apply]').click()
      return window.locator('[data-review]').getAttribute('data-review')
    })
    .toBe('0')
  await expect(badge(window)).toHaveCount(0)
  await expect(window.locator('[data-settled]')).toHaveAttribute('data-settled', '2')
  await openFile(lin, mine)
  await expect(badge(window)).toHaveCount(0)
  rmSync(folder, { recursive: true, force: true })
})

test('[JOURNEY-32] two people rename one project offline: the wall shows both names, one click takes the other', async ({
  launch,
  relay,
}) => {
  const { running, lin, chen } = await twoComputers({ launch, relay }, AUGUST)
  for (const { window } of [lin, chen]) await window.locator('nav [data-wall]').click()
  const name = (page: Page) => page.locator('main [data-project] [class*=name]').first()
  await name(chen.window).waitFor()
  await running.stop()
  for (const [{ window }, text] of [
    [lin, '林的大促'],
    [chen, '陈的大促'],
  ] as const) {
    await expect(window.locator('[data-sync]')).toHaveAttribute('data-sync', 'offline')
    await name(window).press('F2')
    await window.getByLabel('项目名称').fill(text)
    await window.keyboard.press('Enter')
    await saved(window)
  }
  await running.restart()
  for (const { window } of [lin, chen]) {
    await inStep(window)
    await expect(window.locator('[data-workspace-review]')).toHaveAttribute('data-workspace-review', '1')
    await expect(window.locator('nav [data-wall] [data-review-count]')).toHaveText('1')
  }
  const lost = await lin.window.locator('[data-workspace-review] [data-which=lost]').textContent()
  await lin.window.locator('[data-workspace-review] [data-take]').click()
  for (const { window } of [lin, chen]) {
    await expect(window.locator('[data-workspace-review]')).toHaveCount(0)
    await expect(name(window)).toHaveText(lost ?? '')
  }
})
