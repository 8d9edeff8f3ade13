import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Warroom } from '#support/e2e/launch'
import { closeTask, createWarRoom, introduce, openTask, typeInto } from '#support/e2e/person'
import { test } from '#support/e2e/test'

const openPage = async (page: Page): Promise<void> => {
  await page.locator('nav [data-workspaces]').click()
  await page.locator('[data-courier-files]').click()
  await page.locator('[data-export]').waitFor()
}

/** The system's dialog answers with this file. */
const saveTo = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, file)

/** On the page already: makes a file for somebody, or of everything. */
async function pack({ app, window }: Warroom, file: string, forWhom: string | null): Promise<void> {
  await saveTo(app, file)
  await window.getByRole('combobox', { name: '给谁' }).click()
  await window.getByRole('option', { name: forWhom === null ? '全部内容' : `给${forWhom}` }).click()
  await window.locator('[data-pack]').click()
  await window.locator('[data-packing=saved]').waitFor()
}

/** By double click, as the system tells the app that runs. */
const doubleClick = ({ app }: Warroom, file: string): Promise<void> =>
  app.evaluate(({ app: its }, path) => {
    its.emit('second-instance', {}, ['warroom', path], '/')
  }, file)

const rename = async (page: Page, task: string, title: string): Promise<void> => {
  await page.locator('[data-open-project]').first().click()
  await openTask(page, task)
  await typeInto(page, '标题', title)
  await closeTask(page)
  await expect(page.locator(`[data-task=${task}]`)).toContainText(title)
}

test('[COURIER-17] two computers without a network keep in step by a USB stick, both ways, and a third opens it all', async ({
  launch,
}) => {
  const usb = mkdtempSync(join(tmpdir(), 'warroom-usb-'))
  const [first, back, small, locked] = ['1', '2', '3', '4'].map(name => join(usb, `${name}.warroompack`)) as [
    string,
    string,
    string,
    string,
  ]
  const lin = await launch({ now: '2026-08-10T09:00:00+08:00' })
  await introduce(lin.window, '林悦')
  await createWarRoom(lin.window)
  await openPage(lin.window)
  await pack(lin, first, null)
  await expect(lin.window.locator('[data-packing]')).toContainText('读回核对过')

  // The other computer has no such workspace: it becomes one there.
  const liu = await launch({ now: '2026-08-10T10:00:00+08:00' })
  await introduce(liu.window, '大刘')
  await doubleClick(liu, first)
  await expect(liu.window.locator('[data-courier=other]')).toContainText('没有合并')
  await liu.window.locator('[data-follow]').click()
  await liu.window.locator('[data-open-project]').first().waitFor()

  // Both change the same title, and others.
  await rename(liu.window, 'D11-01', '大刘改的一')
  await rename(liu.window, 'D11-02', '大刘改的二')
  await rename(lin.window, 'D11-01', '林悦改的一')
  await openPage(liu.window)
  await pack(liu, back, null)
  await openPage(lin.window)
  await lin.window.locator('[data-courier] input[type=file]').setInputFiles(back)
  await expect(lin.window.locator('[data-brings=preview]')).toContainText('大刘')
  await expect(lin.window.locator('[data-brought=more]')).toHaveCount(1)
  await lin.window.locator('[data-join-file]').click()
  await expect(lin.window.locator('[data-brings=done] [data-to-review]')).toContainText('1 处')

  // What the other lacks is known by now, and is less.
  await pack(lin, small, '大刘')
  expect(readFileSync(small).length).toBeLessThan(readFileSync(first).length / 2)
  await doubleClick(liu, small)
  await liu.window.locator('[data-join-file]').click()
  await expect(liu.window.locator('[data-brings=done]')).toBeVisible()
  for (const { window } of [lin, liu]) {
    await window.locator('[data-open-project]').first().click()
    await expect(window.locator('[data-task=D11-02]')).toContainText('大刘改的二')
  }
  const titles = await Promise.all(
    [lin, liu].map(({ window }) => window.locator('[data-task=D11-01]').innerText()),
  )
  expect(titles[0]).toBe(titles[1])

  // Closed with a passphrase, the whole workspace opens on a third.
  await openPage(liu.window)
  await liu.window.getByLabel('加密码').check()
  await liu.window.getByLabel('密码', { exact: true }).fill('short')
  await liu.window.locator('[data-pack]').click()
  await expect(liu.window.locator('[data-export]')).toContainText('至少 10 个字符')
  await liu.window.getByLabel('密码', { exact: true }).fill('stick of bo 2026')
  await liu.window.getByLabel('再输一次', { exact: true }).fill('stick of bo 2027')
  await liu.window.locator('[data-pack]').click()
  await expect(liu.window.locator('[data-export]')).toContainText('不一样')
  await liu.window.getByLabel('再输一次', { exact: true }).fill('stick of bo 2026')
  await pack(liu, locked, null)
  expect(readFileSync(locked).subarray(0, 21).toString()).toBe('age-encryption.org/v1')

  const third = await launch({ now: '2026-08-10T11:00:00+08:00' })
  await introduce(third.window, '小鹿')
  await doubleClick(third, locked)
  await third.window.locator('[data-locked] input[type=password]').fill('something else')
  await third.window.locator('[data-locked] button[type=submit]').click()
  await expect(third.window.locator('[data-locked]')).toContainText('密码不对')
  await third.window.locator('[data-locked] input[type=password]').fill('stick of bo 2026')
  await third.window.locator('[data-locked] button[type=submit]').click()
  await third.window.locator('[data-follow]').click()
  await third.window.locator('[data-open-project]').first().click()
  await expect(third.window.locator('[data-task=D11-02]')).toContainText('大刘改的二')
  await expect(third.window.locator('[data-sync=alone]')).toBeVisible()
})

test('[COURIER-18] a damaged file, and a backup of another workspace, are refused with a sentence; one of this is merged', async ({
  launch,
}) => {
  const usb = mkdtempSync(join(tmpdir(), 'warroom-usb-'))
  const file = join(usb, 'a.warroompack')
  const lin = await launch({ now: '2026-08-10T09:00:00+08:00' })
  const { window, app } = lin
  await introduce(window, '林悦')
  await createWarRoom(window)
  await openPage(window)
  await pack(lin, file, null)
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(file, bytes)
  await doubleClick(lin, file)
  await expect(window.locator('[data-courier=refused]')).toContainText('文件已损坏')
  await window.locator('[data-leave]').click()
  await doubleClick(lin, join(usb, 'gone.warroompack'))
  await expect(window.getByText('读不了 gone.warroompack')).toBeVisible()

  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, usb)
  await window.locator('nav [data-restore-points]').click()
  await window.locator('[data-choose-second]').click()
  await window.locator('[data-back-up]').click()
  await expect(window.locator('[data-second-folder]')).toContainText('复制过')
  await rename(window, 'D11-01', '后来改的')
  await window.locator('nav [data-restore-points]').click()
  await window.locator('[data-open-backup]').click()
  await window.locator('[data-merge-backup]').click()
  await expect(window.locator('[data-brings=preview]')).toContainText('这里都有了')
  await window.locator('[data-join-file]').click()
  await window.locator('[data-brings=done]').waitFor()
  await window.locator('[data-open-project]').first().click()
  await expect(window.locator('[data-task=D11-01]')).toContainText('后来改的')

  const other = await launch({ now: '2026-08-10T10:00:00+08:00' })
  await introduce(other.window, '大刘')
  await other.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, usb)
  await other.window.locator('nav [data-restore-points]').click()
  await other.window.locator('[data-open-backup]').click()
  await other.window.locator('[data-merge-backup]').click()
  await expect(other.window.locator('[data-courier=refused]')).toContainText('另一个工作区')
})
