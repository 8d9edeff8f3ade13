import { closeTask } from '#support/e2e/person'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { SaxesParser } from 'saxes'
import { extractText, getDocumentProxy } from 'unpdf'
import { broken, paintIn } from '#support/e2e/axe'
import type { Warroom } from '#support/e2e/launch'
import { expect, test } from '#support/e2e/test'

const SAMPLE = { WARROOM_SAMPLE: 'double11' }
/** In the fonts of every computer that has Chinese; the second lies beyond the first 65,536 characters. */
const RARE = '龘𠮷㐂'
const UNKNOWN = '\u{2FFFD}'

test.describe.configure({ timeout: 120_000 })

async function openChart(page: Page): Promise<void> {
  await page.locator('[data-open-project]').first().click()
  await page.locator('[data-tab=gantt]').click()
  await page.locator('[role=treegrid] [role=row]').nth(5).waitFor()
}

interface Choices {
  readonly format?: 'PDF' | 'PNG' | 'SVG'
  readonly paper?: string
  readonly orientation?: string
  readonly spread?: 'pages' | 'onePage'
}

async function choose(page: Page, { format, paper, orientation, spread }: Choices): Promise<void> {
  const pick = (name: string, value: string) =>
    page.locator(`[data-print-choice=${name}] label[for$="-${value}"]`).click()
  if (format !== undefined) await pick('format', format.toLowerCase())
  if (spread !== undefined) await pick('spread', spread)
  for (const [name, value] of Object.entries({ paper, orientation })) {
    if (value === undefined) continue
    await page.locator(`select[data-print-choice=${name}]`).selectOption(value)
  }
}

interface Made {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly summary: string
}

/** The file that the dialog leaves where the system's own dialog says. */
async function made({ app, window }: Warroom, choices: Choices): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'warroom-print-'))
  const path = join(folder, 'file')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await window.locator('[data-print-chart]').click()
  await choose(window, choices)
  const told = window.locator('[data-print-summary]')
  // What is chosen is laid out a moment later; only the sentence of a picture names its size.
  const isPicture = choices.format === 'PNG' || choices.format === 'SVG'
  await expect(told).toHaveText(isPicture ? /×/ : /\S/)
  const summary = (await told.textContent()) ?? ''
  await window.locator('[data-print-now]').click()
  await expect(window.getByRole('dialog')).toHaveCount(0, { timeout: 60_000 })
  const bytes = new Uint8Array(readFileSync(path))
  rmSync(folder, { recursive: true })
  return { bytes, summary }
}

interface Printed {
  readonly pages: readonly string[]
  /** Sides of the first page in points. */
  readonly size: readonly number[]
  readonly raw: string
}

async function printed(bytes: Uint8Array<ArrayBuffer>): Promise<Printed> {
  const raw = Buffer.from(bytes).toString('latin1')
  expect(raw.slice(0, 5)).toBe('%PDF-')
  const document = await getDocumentProxy(bytes)
  const { text } = await extractText(document, { mergePages: false })
  const [, , width = 0, height = 0] = (await document.getPage(1)).view
  return { pages: text.map(page => page.replace(/\s+/g, '')), size: [width, height], raw }
}

const titlesOn = (page: Page) =>
  page
    .locator('[role=treegrid] [role=row]:not([hidden]) [role=gridcell][aria-colindex="2"]')
    .evaluateAll(cells => cells.map(cell => cell.querySelector('svg + div')?.textContent ?? ''))

/** Renames the task whose bar comes first, so that it holds rare characters. */
async function rename(page: Page, title: string): Promise<void> {
  await page.locator('[role=treegrid] [role=row]', { hasText: '大货质检' }).click()
  const field = page.locator('[data-panel]').getByLabel('标题', { exact: true })
  await field.fill(title)
  await field.press('Enter')
  await closeTask(page)
  await expect(page.locator('[role=treegrid]')).toContainText(title)
}

test('[PRINT-1] [PRINT-2] [PRINT-14] with a filter and a closed phase, paper holds what the screen shows', async ({
  launch,
}) => {
  const warroom = await launch({ extraEnv: SAMPLE })
  const { window } = warroom
  await openChart(window)
  await rename(window, `检${RARE}货`)
  await window.getByLabel('按文字').fill('货')
  const closed = window.locator('[role=treegrid] [role=row]', { hasText: '策划期' })
  await expect(closed).toHaveAttribute('aria-expanded', 'false')
  const titles = (await titlesOn(window)).filter(title => title !== '')
  expect(titles.length).toBeGreaterThan(5)

  const over = await printed(
    (await made(warroom, { paper: 'A3', orientation: 'landscape', spread: 'pages' })).bytes,
  )
  expect(over.pages.length).toBeGreaterThan(1)
  expect(over.size.map(Math.round)).toEqual([1191, 842])
  const fitted = await printed(
    (await made(warroom, { paper: 'A4', orientation: 'portrait', spread: 'onePage' })).bytes,
  )
  expect(fitted.pages).toHaveLength(1)
  expect(fitted.size.map(Math.round)).toEqual([595, 842])

  const wanted = [
    ...titles.map(title => title.replace(/\s+/g, '')),
    RARE,
    '10-13–10-15',
    '国庆节',
    '筛选：「货」',
  ]
  expect(wanted.filter(one => !over.pages.join('').includes(one))).toEqual([])
  expect(wanted.filter(one => !(fitted.pages[0] ?? '').includes(one))).toEqual([])
  for (const [at, page] of over.pages.entries()) {
    expect(page).toContain(`第${at + 1}/${over.pages.length}页`)
    expect(
      ['负责', '工期', '双十一作战室', '打印于2026年10月14日'].filter(one => !page.includes(one)),
    ).toEqual([])
  }
  for (const { pages, raw } of [over, fitted]) {
    const unwanted = ['国庆后复工对齐会', '打印与导出', '未连接同事', '看板']
    expect(unwanted.filter(one => pages.join('').includes(one))).toEqual([])
    expect(raw).not.toMatch(/\/Subtype\s*\/Image/)
  }
})

test('[PRINT-15] the same paper from a dark window, and in English', async ({ launch }) => {
  const warroom = await launch({ extraEnv: SAMPLE, language: 'en-GB' })
  await openChart(warroom.window)
  const choices = { format: 'SVG' } as const
  await paintIn(warroom.app, warroom.window, 'light')
  const light = new TextDecoder().decode((await made(warroom, choices)).bytes)
  await paintIn(warroom.app, warroom.window, 'dark')
  const dark = new TextDecoder().decode((await made(warroom, choices)).bytes)
  expect(dark === light).toBe(true)
  expect(light).toContain('>Task<')
  const { pages } = await printed(
    (await made(warroom, { format: 'PDF', paper: 'A0', spread: 'onePage' })).bytes,
  )
  expect(
    ['Printed', 'Progress', 'Holiday', 'Criticalpath'].filter(one => !pages.join('').includes(one)),
  ).toEqual([])
})

/** Width and height as a PNG's head says them, and how many different rows its pixels have. */
function pngFacts(bytes: Uint8Array): { size: string; rows: number } {
  const file = Buffer.from(bytes)
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const parts: Buffer[] = []
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const pixels = inflateSync(Buffer.concat(parts))
  const line = pixels.length / height
  const rows = Array.from({ length: height }, (_, at) =>
    pixels.subarray(at * line, (at + 1) * line).toString('latin1'),
  )
  return { size: `${width} × ${height}`, rows: new Set(rows).size }
}

test('[PRINT-10] [PRINT-11] PNG and SVG have the promised size and the texts of the screen', async ({
  launch,
}) => {
  const warroom = await launch({ extraEnv: SAMPLE })
  const { window } = warroom
  await openChart(window)
  await rename(window, `<检>&${RARE}`)
  await window.getByLabel('按文字').fill('检')
  const titles = (await titlesOn(window)).filter(title => title !== '')
  const png = await made(warroom, { format: 'PNG' })
  const { size, rows } = pngFacts(png.bytes)
  expect(png.summary).toContain(size)
  expect(rows).toBeGreaterThan(200)
  const svg = await made(warroom, { format: 'SVG' })
  const texts: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', fault => {
    throw fault
  })
  parser.on('text', text => texts.push(text))
  parser.write(new TextDecoder().decode(svg.bytes)).close()
  expect(titles).toContain(`<检>&${RARE}`)
  expect(titles.filter(title => !texts.includes(title))).toEqual([])
})

test('[PRINT-8] [PRINT-9] [PRINT-16] the dialog remembers, refuses in words and names what no font has', async ({
  launch,
}) => {
  const warroom = await launch({ extraEnv: SAMPLE })
  const { window } = warroom
  await openChart(window)
  const open = window.locator('[data-print-chart]')
  const now = window.locator('[data-print-now]')
  await open.focus()
  await window.keyboard.press('Enter')
  await choose(window, { paper: 'A0', orientation: 'portrait' })
  await window.locator('[data-print-day=from] input, input[data-print-day=from]').fill('2026-13-01')
  await expect(window.getByRole('dialog').getByRole('alert')).not.toBeEmpty()
  await expect(now).toBeDisabled()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await expect(open).toBeFocused()
  await window.getByLabel('按文字').fill('没有这样的任务')
  await open.click()
  await expect(window.locator('select[data-print-choice=paper]')).toHaveValue('A0')
  await expect(window.locator('select[data-print-choice=orientation]')).toHaveValue('portrait')
  await expect(window.getByRole('dialog').getByRole('alert')).toContainText('没有可以打印的内容')
  await expect(now).toBeDisabled()
  await window.keyboard.press('Escape')
  await window.getByLabel('按文字').fill('')
  await expect(window.locator('[data-missing-letters]')).toHaveCount(0)
  await rename(window, `检${RARE}${UNKNOWN}`)
  await open.click()
  await expect(window.locator('[data-missing-letters]')).toContainText(UNKNOWN)
  await expect(window.locator('[data-missing-letters]')).not.toContainText('龘')
})

for (const language of ['zh-CN', 'en-GB']) {
  test(`[PRINT-17] the dialog meets WCAG 2.1 AA, light and dark, in ${language}`, async ({ launch }) => {
    const { app, window } = await launch({ extraEnv: SAMPLE, language })
    await openChart(window)
    await paintIn(app, window, 'light')
    await window.locator('[data-print-chart]').click()
    await window.locator('[data-print-summary]').waitFor()
    const faults = await broken(window, 'all')
    await paintIn(app, window, 'dark')
    faults.push(...(await broken(window, 'contrast')))
    expect(faults).toEqual([])
  })
}
