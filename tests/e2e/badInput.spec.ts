import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { ElectronApplication, Page } from '@playwright/test'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#support/e2e/test'
import { freePort } from '#support/e2e/relay'
import { counts, createWarRoom, introduce, moveByMenu, openProject, saved } from '#support/e2e/person'

const AUGUST = '2026-08-10T09:00:00+08:00'

test('[INPUT-1] T that is no date or in the past is explained, and nothing is made', async ({ launch }) => {
  const { window } = await launch({ now: AUGUST })
  await introduce(window, '林悦')
  await window.locator('[data-new-project]').click()
  const day = window.locator('[data-key-day] input')
  await expect(day).toHaveValue('2026-11-11')
  await day.fill('2026-02-30')
  await expect(window.getByText('大促日不是一个日期，请写成 2026-11-11 这样。')).toBeVisible()
  await expect(window.locator('[data-create]')).toBeDisabled()
  await day.fill('2026-08-09')
  await expect(window.getByText('大促日 2026-08-09 已经过去，今天是 2026-08-10。')).toBeVisible()
  await expect(window.locator('[data-create]')).toBeDisabled()
  await day.fill('2026-11-11')
  await expect(window.getByText('今天开始，每一项都来得及。')).toBeVisible()
  await expect(window.locator('[data-create]')).toBeEnabled()
  await expect(window.getByText('还没有项目')).toBeVisible()
})

test('[INPUT-2] a year without a holiday notice is said in the wizard and in the project', async ({
  launch,
}) => {
  const { window } = await launch({ now: '2026-11-22T09:00:00+08:00' })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await expect(window.getByText('2027 调休未公布', { exact: false })).toBeVisible()
})

test('[INPUT-3] a relay address that is wrong, silent, refused or something else has its own sentence', async ({
  launch,
}) => {
  const web = createServer((_, answer) => answer.end('hello')).listen(0, '127.0.0.1')
  await once(web, 'listening')
  const { window } = await launch()
  await introduce(window, '林悦')
  await window.locator('nav [data-settings]').click()
  const field = window.locator('[data-relay-address] input')
  const ask = async (address: string): Promise<void> => {
    await field.fill(address)
    await field.press('Enter')
  }
  await ask('not an address')
  await expect(window.getByText('这不是一个地址', { exact: false })).toBeVisible()
  await ask(`127.0.0.1:${await freePort()}`)
  await expect(window.getByText(/拒绝了连接|连不上这个地址/)).toBeVisible()
  await ask(`127.0.0.1:${(web.address() as AddressInfo).port}`)
  await expect(window.getByText('不是作战室中继', { exact: false })).toBeVisible()
  await expect(window.locator('[data-sync]')).toHaveAttribute('data-sync', 'alone')
  web.close()
})

test('[INPUT-4] a storage that cannot be opened is put together again, and is not taken for a new person', async ({
  launch,
}) => {
  const first = await launch({ now: AUGUST })
  await introduce(first.window, '林悦')
  await createWarRoom(first.window)
  await moveByMenu(first.window, 'D11-01', '进行中')
  await saved(first.window)
  await first.close()
  damageManifests(first.profile)
  const { window } = await first.relaunch()
  await openProject(window)
  await expect.poll(() => counts(window)).toMatchObject({ doing: 1 })
  await expect(window.getByText('从其他副本补全', { exact: false })).toBeVisible()
  await expect(window.locator('[data-ready=first-run]')).toHaveCount(0)
})

test('[COPIES-9] a browser storage that refuses everything is said, and the journal goes on', async ({
  launch,
}) => {
  const first = await launch({ now: AUGUST })
  const { window } = first
  await introduce(window, '林悦')
  await createWarRoom(window)
  await saved(window)
  await fillStorage(window)
  await moveByMenu(window, 'D11-01', '进行中')
  await expect(window.getByText('本机主存储没有应答', { exact: false })).toBeVisible()
  await expect(window.locator('[data-save]')).toContainText('已保存（仅日志）')
  await moveByMenu(window, 'D11-02', '进行中')
  await saved(window)
  await first.kill()
  const again = await first.relaunch()
  await openProject(again.window)
  await expect.poll(() => counts(again.window)).toMatchObject({ doing: 2 })
})

test('[INPUT-5] a full storage is said in red, the edit stays, and is saved once there is room', async ({
  launch,
}) => {
  const first = await launch({ now: AUGUST })
  const { window } = first
  await introduce(window, '林悦')
  await createWarRoom(window)
  await saved(window)
  await fillDisk(first.app)
  await moveByMenu(window, 'D11-01', '进行中')
  await expect(window.locator('[data-save]')).toHaveAttribute('data-save', 'failed')
  await expect(window.getByText('磁盘已满', { exact: false })).toBeVisible()
  await expect.poll(() => counts(window)).toMatchObject({ doing: 1 })
  await makeRoom(first.app)
  await window.locator('[data-save]').click()
  await saved(window)
  await first.kill()
  const again = await first.relaunch()
  await openProject(again.window)
  await expect.poll(() => counts(again.window)).toMatchObject({ doing: 1 })
})

test('[INPUT-6] text from people stays text in every view', async ({ launch }) => {
  const { window } = await launch({ now: AUGUST })
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
  const problems: string[] = []
  window.on('console', message => message.type() === 'error' && problems.push(message.text()))
  await introduce(window, hostile)
  await createWarRoom(window)
  await window.locator('[data-add-task]').fill(hostile)
  await window.locator('[data-add-task]').press('Enter')
  await expect(window.locator('[data-task]', { hasText: 'onerror' })).toBeVisible()
  await window.locator('[data-tab=gantt]').click()
  await expect(window.locator('[role=treegrid] [role=row]').first()).toBeVisible()
  await openProject(window)
  expect(await window.evaluate(() => document.images.length)).toBe(0)
  expect(problems).toEqual([])
})

/** Takes LevelDB's table of contents away: Chromium then refuses to open the origin for ever. */
function damageManifests(profile: string): void {
  const folder = join(profile, 'IndexedDB')
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/MANIFEST-\d+$/.test(entry)) rmSync(join(folder, entry))
  }
}

/** The browser's storage refuses every write, as Chromium does on a full disk. */
async function fillStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('the disk is full', 'QuotaExceededError')
    }
  })
}

interface FileHandle {
  write: () => Promise<never>
}

interface Stashed {
  write?: FileHandle['write']
}

/** Every file that the main process writes refuses, as on a full disk. */
async function fillDisk(app: ElectronApplication): Promise<void> {
  await app.evaluate(async () => {
    const fs = process.getBuiltinModule('node:fs/promises')
    const handle = await fs.open(process.execPath)
    const files = Object.getPrototypeOf(handle) as FileHandle
    await handle.close()
    ;(globalThis as Stashed).write = files.write
    files.write = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
  })
}

async function makeRoom(app: ElectronApplication): Promise<void> {
  await app.evaluate(async () => {
    const fs = process.getBuiltinModule('node:fs/promises')
    const handle = await fs.open(process.execPath)
    const files = Object.getPrototypeOf(handle) as FileHandle
    await handle.close()
    const { write } = globalThis as Stashed
    if (write !== undefined) files.write = write
  })
}
