import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { closeTask, introduce, openTask, saved } from '#support/e2e/person'
import { expect, test } from '#support/e2e/test'
import { trelloBoard } from '#support/trelloBoard'

const FIXTURE = resolve(import.meta.dirname, '../interchange/fixtures/board.json')
/** Made by the command line, and kept: it opens for ever. */
const PROJECT = resolve(import.meta.dirname, '../document/fixtures/project-1.warroom')
const AUTUMN = '2026-10-14T09:12:00+08:00'

const folders: string[] = []
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function fileWith(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'warroom-import-'))
  folders.push(folder)
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** Through the button and the file dialog that it opens. */
async function choose(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.locator('[data-drop] button').click()
  await (await chooser).setFiles(file)
}

/** As the system hands it over when a file is let go above the window. */
async function drop(page: Page, file: string, target: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  const data = await page.evaluateHandle(
    ([content, name]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content ?? ''], name ?? '', { type: 'application/json' }))
      return transfer
    },
    [text, 'board.json'],
  )
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.locator(target).dispatchEvent(event, { dataTransfer: data })
  }
}

const count = (page: Page, what: string) => page.locator(`[data-count=${what}] dd`)

test('[IMPORT-1] a board comes through the file dialog: preview, categories, people, report, board, undo', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUTUMN })
  await introduce(window, '林小雨')
  await window.locator('[data-import-file]').click()
  await choose(window, FIXTURE)
  await expect(window.locator('main h2').first()).toHaveText('春夏上新 <b>&amp;</b>')
  await expect(window.locator('[data-member] option:checked').first()).toHaveText('林小雨')
  const lists = window.locator('[data-list]')
  await expect(lists.nth(1).getByRole('combobox')).toHaveValue('doing')
  await lists.nth(0).getByRole('combobox').selectOption('waiting')
  const cards = await count(window, 'cards').textContent()
  await window.locator('[data-confirm]').click()
  await window.locator('[data-look]').waitFor()
  expect(await count(window, 'cards').textContent()).toBe(cards)
  await expect(window.locator('[data-left-out] li').first()).toBeVisible()
  await window.locator('[data-look]').click()
  await expect(window.locator('[data-status] h2').first()).toHaveText('待办')
  await expect(window.getByText("<script>alert('主图')</script>")).toBeVisible()
  await saved(window)
  await window.getByRole('button', { name: '撤销' }).first().click()
  await expect(window.locator('[data-task]')).toHaveCount(0)
})

test('[IMPORT-2] a board that is dropped anywhere is previewed; cancelling leaves nothing', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUTUMN, language: 'en-GB' })
  await introduce(window, 'Lin')
  await drop(window, FIXTURE, 'main')
  await window.locator('[data-confirm]').waitFor()
  await expect(window.locator('[data-confirm]')).toHaveText(/^Import \d+ cards$/)
  await window.getByRole('button', { name: 'Cancel' }).click()
  await window.locator('[data-drop]').waitFor()
  await window.locator('nav [data-wall]').click()
  await expect(window.locator('[data-project]')).toHaveCount(0)
})

test('[IMPORT-3] ten thousand cards come with progress; cancelled half-way nothing of them stays', async ({
  launch,
}) => {
  const file = fileWith('large.json', JSON.stringify(trelloBoard(10_000)))
  const { window } = await launch({ now: AUTUMN })
  await introduce(window, '林悦')
  await window.locator('[data-import-file]').click()
  await choose(window, file)
  await window.locator('[data-confirm]').click()
  await window.locator('[data-import=writing] [role=progressbar]').waitFor()
  await window.locator('[data-cancel]').click()
  await window.locator('[data-drop]').waitFor()
  await window.locator('nav [data-wall]').click()
  await expect(window.getByText('墙上还没有项目')).toBeVisible()
  await window.locator('[data-import-file]').click()
  await choose(window, file)
  await window.locator('[data-confirm]').click()
  await window.locator('[data-look]').waitFor({ timeout: 60_000 })
  await expect(count(window, 'cards')).toHaveText('10,000')
  await window.locator('[data-look]').click()
  await window.locator('[data-task]').first().waitFor()
})

test('[IMPORT-4] the same board again updates: what changed there follows, what was changed here stays', async ({
  launch,
}) => {
  const board = trelloBoard(12) as { cards: { name: string; due: string | null }[] }
  const { window } = await launch({ now: AUTUMN })
  await introduce(window, '林悦')
  await window.locator('[data-import-file]').click()
  await choose(window, fileWith('first.json', JSON.stringify(board)))
  await window.locator('[data-confirm]').click()
  await window.locator('[data-look]').click()
  const mine = window.locator('[data-task]', { hasText: '第 1 张主图' })
  await mine.locator('button').first().click()
  await window.getByLabel('标题').fill('我改的主图')
  await window.getByLabel('标题').press('Enter')
  await closeTask(window)
  for (const at of [1, 2]) {
    const card = board.cards[at]
    if (card !== undefined) card.name += '（改）'
  }
  await window.locator('nav [data-wall]').click()
  await window.locator('[data-import-file]').click()
  await choose(window, fileWith('second.json', JSON.stringify(board)))
  await expect(window.locator('[data-again]')).toContainText('0 张卡片是新的，12 张')
  await window.locator('[data-confirm]').click()
  await expect(count(window, 'cards')).toHaveText('12')
  await window.locator('[data-look]').click()
  await expect(window.locator('[data-task]', { hasText: '我改的主图' })).toBeVisible()
  await expect(window.locator('[data-task]', { hasText: '第 2 张主图（改）' })).toBeVisible()
  await window.locator('nav [data-wall]').click()
  await expect(window.locator('[data-project]')).toHaveCount(1)
})

const WRONG: readonly (readonly [string, string | Uint8Array, string, string])[] = [
  ['empty.json', '', '文件是空的', 'empty'],
  ['text.json', 'hello', '不是 JSON', 'no JSON'],
  ['list.json', '[1, 2]', '不是 Trello', 'Trello'],
  ['cut.json', '{"id":"65a000010000000000000001","name":"x","lists":[{"id":"6', '不完整', 'in the middle'],
  ['project.warroom', 'WARROOM', '不完整', 'in the middle'],
  ['other.warroom', 'PK\u0003\u0004', '不是作战室', 'no Warroom'],
]

for (const [language, at] of [
  ['zh-CN', 2],
  ['en-GB', 3],
] as const) {
  test(`[IMPORT-5] what can not be read has one sentence, and nothing comes of it (${language})`, async ({
    launch,
  }) => {
    const { window } = await launch({ now: AUTUMN, language })
    await introduce(window, '林悦')
    await window.locator('[data-import-file]').click()
    for (const wrong of WRONG) {
      await choose(window, fileWith(wrong[0], wrong[1]))
      await expect(window.getByRole('alert'), wrong[0]).toContainText(wrong[at])
    }
    const huge = fileWith('huge.json', '{')
    truncateSync(huge, 200 * 1024 * 1024)
    await choose(window, huge)
    await expect(window.getByRole('alert')).toContainText('100')
    await window.locator('nav [data-wall]').click()
    await expect(window.locator('[data-project]')).toHaveCount(0)
  })
}

test('[IMPORT-6] everything that came is found: archived, comments, checklists, people', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUTUMN })
  await introduce(window, '林悦')
  await window.locator('[data-import-file]').click()
  await choose(window, fileWith('board.json', JSON.stringify(trelloBoard(20))))
  await window.locator('[data-confirm]').click()
  await window.locator('[data-look]').click()
  await window.locator('[data-task]').first().waitFor()
  const find = async (text: string): Promise<void> => {
    await window.keyboard.press('Control+k')
    await window.getByRole('textbox', { name: '搜索' }).fill(text)
  }
  await find('看过了 7')
  await expect(window.getByText('讨论 · 看过了 7')).toBeVisible()
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  await window.locator('[data-panel]').waitFor()
  await closeTask(window)
  await find('第 8 张')
  await expect(window.getByText('已归档 ·', { exact: false })).toBeVisible()
  await window.keyboard.press('Escape')
  await window.locator('[data-archive]').click()
  await expect(window.locator('[data-archived]')).toHaveCount(2)
  await window.locator('[data-archived] button', { hasText: '取回' }).first().click()
  await expect(window.locator('[data-archived]')).toHaveCount(1)
  await window.keyboard.press('Escape')
  await openTask(window, (await window.locator('[data-task]').first().getAttribute('data-task')) ?? '')
  await expect(
    window.locator('[data-panel] [data-checklist] input[aria-label="改清单名：上架前"]'),
  ).toHaveValue('上架前')
})

test('[IMPORT-7] a project saved as a file comes back whole where it was deleted', async ({ launch }) => {
  const { app, window } = await launch({ now: AUTUMN })
  const path = join(mkdtempSync(join(tmpdir(), 'warroom-file-')), 'saved.warroom')
  folders.push(join(path, '..'))
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await introduce(window, '林悦')
  await window.locator('[data-import-file]').click()
  await choose(window, fileWith('board.json', JSON.stringify(trelloBoard(6))))
  await window.locator('[data-confirm]').click()
  await window.locator('[data-look]').click()
  await window.locator('[data-task]').first().waitFor()
  await window.locator('nav [data-wall]').click()
  const menu = async (item: string): Promise<void> => {
    await window.locator('[data-project]').getByRole('button', { name: '更多操作' }).click()
    await window.getByRole('menuitem', { name: item }).click()
  }
  await menu('存为项目文件')
  await expect(window.getByText('项目文件已保存')).toBeVisible()
  await menu('移到回收站')
  await window.locator('main summary').click()
  await window.getByRole('button', { name: '彻底删除' }).click()
  await window.locator('[data-purge]').click()
  await expect(window.locator('[data-project]')).toHaveCount(0)
  await window.locator('[data-import-file]').first().click()
  await choose(window, path)
  await window.locator('[data-ready=project] [data-task]').first().waitFor()
  await window.locator('nav [data-wall]').click()
  await expect(window.locator('[data-project]')).toContainText('/6')
  await window.locator('[data-import-file]').first().click()
  await choose(window, path)
  await window.locator('[data-ready=project] [data-task]').first().waitFor()
  await window.locator('nav [data-wall]').click()
  await expect(window.locator('[data-project]')).toHaveCount(1)
})

test('[IMPORT-7] a file that the command line wrote opens in the app', async ({ launch }) => {
  const { window } = await launch({ now: AUTUMN })
  await introduce(window, '林悦')
  await window.locator('[data-import-file]').click()
  await choose(window, PROJECT)
  await window.locator('[data-ready=project] [data-task]').first().waitFor()
  await expect(window.getByRole('button', { name: '归档', exact: true })).toBeVisible()
})
