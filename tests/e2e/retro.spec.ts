import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { SEED_618 } from '#shared/sample/makeSample'
import { broken, paintIn } from '#support/e2e/axe'
import type { Warroom } from '#support/e2e/launch'
import { expect, test } from '#support/e2e/test'
import { storyOf, type StoryCounts, countStory } from '#support/story'

const SAMPLE = { WARROOM_SAMPLE: 'retro' }
const CAMPAIGN = 2
const AUTUMN = 1

test.describe.configure({ timeout: 120_000 })

async function openReport(page: Page, index = CAMPAIGN): Promise<void> {
  await page.locator('[data-open-project]').nth(index).click()
  await page.locator('[data-tab=retro]').click()
  await page.locator('[data-report=ready]').waitFor()
}

const share = (hits: readonly string[], of: readonly string[]): string =>
  `${((hits.length / of.length) * 100).toFixed(1)}%`

function expectedFigures(told: StoryCounts): Record<string, string> {
  return {
    launch: `${share(told.launchedOnTime, told.launches)} n=${told.launches.length}`,
    overdue: `${share(told.overdue, told.due)} n=${told.due.length}`,
    firstPass: `${share(told.neverBack, told.handedOver)} n=${told.handedOver.length}`,
  }
}

async function shownFigure(page: Page, name: string): Promise<string> {
  const tile = page.locator(`[data-figure=${name}]`)
  return `${await tile.locator('button').textContent()} ${await tile.locator('b').textContent()}`
}

test('[REPORT-4] figures are those that the log tells, and a number opens its tasks', async ({ launch }) => {
  const told = countStory(await storyOf(SEED_618))
  const { window } = await launch({ extraEnv: SAMPLE })
  await openReport(window)
  for (const [name, figure] of Object.entries(expectedFigures(told))) {
    await expect.poll(() => shownFigure(window, name)).toBe(figure)
  }
  const late = told.launches.filter(id => !told.launchedOnTime.includes(id))
  await window.locator('[data-figure=launch] button').click()
  const list = window.getByRole('dialog', { name: '上线准时率' })
  await expect(list.locator('section').first().locator('[data-counted-task]')).toHaveCount(late.length)
  await list.locator(`[data-counted-task="${late[0]}"]`).click()
  await expect(window.locator(`[data-panel="${late[0]}"]`)).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.locator('[data-panel]')).toHaveCount(0)
  await expect(window.locator('[data-section=slips] tbody tr')).toHaveCount(8)
})

test('[REPORT-5] where there is nothing to count there is a dash', async ({ launch }) => {
  const { window } = await launch({ extraEnv: SAMPLE })
  await openReport(window, AUTUMN)
  await expect(window.locator('[data-figure=launch]')).toContainText('—')
  await expect(window.locator('[data-figure=launch]')).toContainText('n=0')
  await expect(window.locator('[data-figure=launch] button')).toHaveCount(0)
  await expect(window.locator('[data-section=goals]')).toHaveCount(0)
})

test('[REPORT-6] the report follows what is done on the board', async ({ launch }) => {
  const { window } = await launch({ extraEnv: SAMPLE })
  await openReport(window, AUTUMN)
  const before = await shownFigure(window, 'cycle')
  await window.locator('[data-tab=board]').click()
  await window.locator('[data-status=doing] [data-task] button[aria-haspopup]').first().focus()
  await window.keyboard.press('Enter')
  await window.getByRole('menuitem', { name: '已完成' }).click()
  await window.locator('[data-tab=retro]').click()
  await window.locator('[data-report=ready]').waitFor()
  await expect.poll(() => shownFigure(window, 'cycle')).not.toBe(before)
})

test('[REPORT-12] the list of sections leads to each of them, and the window stands still', async ({
  launch,
}) => {
  const { window } = await launch({ extraEnv: SAMPLE })
  await openReport(window)
  const topOf = () => window.locator('main header h1').evaluate(title => title.getBoundingClientRect().top)
  const top = await topOf()
  for (const [index, name] of ['plan', 'slips', 'actions', 'basis'].entries()) {
    const word = ['计划与实际', '延误', '行动项', '口径'][index] ?? ''
    await window.getByRole('navigation', { name: '复盘报告章节' }).getByRole('button', { name: word }).click()
    await expect(window.locator(`[data-section=${name}]`)).toBeFocused()
    await expect(window.locator(`[data-section=${name}] h3`)).toBeInViewport()
    expect(await topOf()).toBe(top)
  }
})

test('[REPORT-7] a line is written, rewritten, moved, removed and brought back by keyboard', async ({
  launch,
}) => {
  const { window } = await launch({ extraEnv: SAMPLE })
  await openReport(window)
  const keep = window.locator('[data-list=keep]')
  await keep.locator('input').focus()
  await window.keyboard.type('每晚对一次库存')
  await window.keyboard.press('Enter')
  await expect(keep.locator('li')).toHaveCount(4)
  await expect(keep.locator('input')).toBeFocused()
  await window.keyboard.press('Shift+Tab')
  await window.keyboard.press('F2')
  await expect(window.getByLabel('改写：每晚对一次库存')).toBeFocused()
  await window.keyboard.press('Control+a')
  await window.keyboard.type('每晚十点对库存')
  await window.keyboard.press('Enter')
  const line = keep.locator('li', { hasText: '每晚十点对库存' })
  await expect(line.locator('button')).toBeFocused()
  await window.keyboard.press('Enter')
  await window.getByRole('menuitem', { name: '上移' }).press('Enter')
  await expect(keep.locator('li').nth(2)).toContainText('每晚十点对库存')
  await expect(line.locator('button')).toBeFocused()
  await window.keyboard.press('Enter')
  await window.getByRole('menuitem', { name: '移除' }).press('Enter')
  await expect(line).toHaveCount(0)
  await window.keyboard.press('Control+z')
  await expect(line).toHaveCount(1)
  for (let step = 0; step < 3; step++) await window.keyboard.press('Control+z')
  await expect(keep.locator('li')).toHaveCount(3)
})

test('[REPORT-8] an action becomes a task that stands on the board', async ({ launch }) => {
  const { window } = await launch({ extraEnv: SAMPLE })
  await openReport(window)
  const action = window.locator('[data-list=action] li').nth(2)
  const counted = await window.locator('[data-section=basis]').textContent()
  await action.getByRole('combobox').click()
  await window.getByRole('option', { name: '沈工' }).click()
  await action.getByPlaceholder('未定').fill('2026-10-20')
  await action.locator('[data-make-task]').click()
  await expect(action.locator('[data-action-task]')).toContainText('把平台后台维护时间写进节奏表')
  await expect(action).toContainText('待处理')
  await expect(action).toContainText('10-20')
  await action.locator('[data-action-task]').click()
  await expect(window.locator('[data-panel]').getByLabel('截止', { exact: true })).toHaveValue('2026-10-20')
  await window.keyboard.press('Escape')
  const told = await window.locator('[data-section=basis]').textContent()
  expect(told?.match(/计入 \d+ 项/)?.[0]).toBe(counted?.match(/计入 \d+ 项/)?.[0])
  await window.locator('[data-tab=board]').click()
  await expect(window.locator('[data-status=todo]')).toContainText('把平台后台维护时间写进节奏表')
  await window.keyboard.press('Control+z')
  await expect(window.locator('[data-status=todo]')).not.toContainText('把平台后台维护时间写进节奏表')
})

interface Printed {
  readonly pages: number
  readonly text: string
}

/** The PDF that a press of the button leaves where the dialog says. Space is not kept: readers differ in it. */
async function printed({ app, window }: Warroom): Promise<Printed> {
  const folder = mkdtempSync(join(tmpdir(), 'warroom-pdf-'))
  const path = join(folder, 'report.pdf')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await window.locator('[data-print]').click()
  await expect(window.locator('[data-print]')).toBeEnabled()
  await expect(window.locator('[data-print]')).not.toHaveAttribute('data-loading', 'true')
  await expect.poll(() => existsSync(path), 'the file is there').toBe(true)
  const bytes = new Uint8Array(readFileSync(path))
  rmSync(folder, { recursive: true })
  expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe('%PDF-')
  const { totalPages, text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  return { pages: totalPages, text: text.replace(/\s+/g, '') }
}

test('[REPORT-9] the PDF holds title, figures, charts’ tables and notes in Chinese that can be read', async ({
  launch,
}) => {
  const warroom = await launch({ extraEnv: SAMPLE })
  await openReport(warroom.window)
  await paintIn(warroom.app, warroom.window, 'dark')
  const headline = (await warroom.window.locator('article h2').textContent()) ?? ''
  const figure = await shownFigure(warroom.window, 'launch')
  const { pages, text } = await printed(warroom)
  expect(pages).toBeGreaterThanOrEqual(3)
  const wanted = [
    headline,
    ...figure.split(' '),
    '618大促·复盘报告',
    '双人核价',
    '审核意见不再发在群里',
    '口径',
  ]
  expect(wanted.filter(one => !text.includes(one.replace(/\s+/g, '')))).toEqual([])
  const unwanted = ['打印为PDF', '甘特图', '写一条要保持的', '未连接同事']
  expect(unwanted.filter(one => text.includes(one))).toEqual([])
})

test('[REPORT-9] the same in English', async ({ launch }) => {
  const warroom = await launch({ extraEnv: SAMPLE, language: 'en-GB' })
  await openReport(warroom.window)
  const headline = (await warroom.window.locator('article h2').textContent()) ?? ''
  const { text } = await printed(warroom)
  const wanted = [headline, 'Planned and actual', 'Two-person price check', 'Lessons', 'Definitions']
  expect(wanted.filter(one => !text.includes(one.replace(/\s+/g, '')))).toEqual([])
})

async function faultsOf({ app, window }: Warroom): Promise<string[]> {
  await openReport(window)
  const faults: string[] = []
  await paintIn(app, window, 'light')
  faults.push(...(await broken(window, 'all')))
  await window.locator('[data-figure=overdue] button').click()
  await window.locator('[role=dialog] [data-counted-task]').first().waitFor()
  faults.push(...(await broken(window, 'all')))
  await paintIn(app, window, 'dark')
  faults.push(...(await broken(window, 'contrast')))
  await window.keyboard.press('Escape')
  faults.push(...(await broken(window, 'contrast')))
  return faults
}

for (const language of ['zh-CN', 'en-GB']) {
  test(`[REPORT-10] the report meets WCAG 2.1 AA, light and dark, in ${language}`, async ({ launch }) => {
    expect(await faultsOf(await launch({ extraEnv: SAMPLE, language }))).toEqual([])
  })
}
