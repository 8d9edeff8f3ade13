import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page } from '@playwright/test'
import { closeTask, createWarRoom, introduce, openTask, typeInto } from '#support/e2e/person'
import { test } from '#support/e2e/test'

const openPage = async (page: Page): Promise<void> => {
  await page.locator('nav [data-restore-points]').click()
  await page.locator('[data-restore-page]').waitFor()
}

const rename = async (page: Page, task: string, title: string): Promise<void> => {
  await openTask(page, task)
  await typeInto(page, '标题', title)
  await closeTask(page)
  await expect(page.locator(`[data-task=${task}]`)).toContainText(title)
}

test('[RESTORE-13] back up, change, compare, put back a task and the whole, and undo', async ({ launch }) => {
  const { window } = await launch({ now: '2026-08-10T09:00:00+08:00' })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await openPage(window)
  await expect(window.locator('main')).toContainText('还没有还原点')
  await window.locator('[data-back-up]').click()
  const points = window.locator('[data-point]')
  await expect(points).toHaveCount(1)
  await expect(points.first()).toContainText('手动备份')
  await expect(points.first()).toContainText('80 项任务')

  await window.locator('[data-open-project]').first().click()
  const [title, other] = [
    await window.locator('[data-task=D11-01]').innerText(),
    await window.locator('[data-task=D11-02]').innerText(),
  ]
  await rename(window, 'D11-01', '被改坏的一')
  await rename(window, 'D11-02', '被改坏的二')

  await openPage(window)
  await window.locator('[data-verify]').click()
  await expect(window.locator('[data-whole=true]')).toHaveCount(1)
  await window.locator('[data-kept-project]').click()
  const changed = window.locator('[data-comparison] [data-compared]')
  await expect(changed).toHaveCount(2)
  await window.locator('[data-compared=D11-01] [data-restore-task]').click()
  await expect(changed).toHaveCount(1)
  await expect(points).toHaveCount(2)
  await window.locator('[data-restore-all]').click()
  await window.locator('[data-confirm-restore]').click()
  await expect(window.locator('[data-kept-plan]')).toContainText('和现在一样')
  await window.getByRole('button', { name: '撤销' }).last().click()
  await expect(window.locator('[data-compared=D11-02]')).toBeVisible()
  await window.locator('[data-restore-all]').click()
  await window.locator('[data-confirm-restore]').click()
  await expect(window.locator('[data-kept-plan]')).toContainText('和现在一样')

  await window.locator('[data-open-project]').first().click()
  expect(await window.locator('[data-task=D11-01]').innerText()).toBe(title)
  expect(await window.locator('[data-task=D11-02]').innerText()).toBe(other)

  await openPage(window)
  await points.last().click()
  await window.locator('[data-kept-project]').click()
  await window.locator('[data-restore-new]').click()
  await window.locator('[data-ready=project] [data-task]').first().waitFor()
  await expect(window.locator('[data-open-project]')).toHaveCount(2)
})

/** The system's dialog answers with this folder. */
const pick = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, folder)

test('[RESTORE-17] backups go to a second folder, and open on another computer as a workspace', async ({
  launch,
}) => {
  const usb = mkdtempSync(join(tmpdir(), 'warroom-usb-'))
  const one = await launch({ now: '2026-08-10T09:00:00+08:00' })
  await introduce(one.window, '林悦')
  await createWarRoom(one.window)
  await openPage(one.window)
  await pick(one.app, usb)
  await one.window.locator('[data-choose-second]').click()
  await expect(one.window.locator('[data-second-folder=good]')).toContainText(usb)
  await one.window.locator('[data-back-up]').click()
  await expect(one.window.locator('[data-second-folder]')).toContainText('复制过')
  await expect
    .poll(() => readdirSync(usb, { recursive: true }).filter(name => String(name).endsWith('.gz')).length)
    .toBeGreaterThan(1)

  const other = await launch({ now: '2026-08-11T09:00:00+08:00' })
  await introduce(other.window, '小鹿')
  await openPage(other.window)
  await pick(other.app, usb)
  await other.window.locator('[data-open-backup]').click()
  await expect(other.window.locator('[data-backup]')).toContainText('80 项任务')
  await other.window.locator('[data-backup] [data-open-as-new]').click()
  await other.window.locator('[data-open-project]').first().click()
  await expect(other.window.locator('[data-task=D11-01]')).toBeVisible()
})
