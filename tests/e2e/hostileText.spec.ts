import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import * as Y from 'yjs'
import { fieldKey } from '#shared/document/keys'
import { type Kind, kindNamed, planKinds, workspaceKinds } from '#shared/model/kinds'
import type { Warroom } from '#support/e2e/launch'
import { createWarRoom, introduce, openProject, openTask, saved, typeInto } from '#support/e2e/person'
import { seed } from '#support/e2e/seed'
import { expect, test } from '#support/e2e/test'
import { hostileTexts } from '#support/hostileTexts'

const NOW = '2026-08-10T09:00:00+08:00'

/** What a reader keeps of a text is a text: such fields take the hostile ones. */
const PROBE = 'any text at all: not an id, <or> a word of a list'
/** What names a record or its place in a list would hide the record. */
const PLACES = new Set(['taskId', 'phaseId', 'personId', 'parentId', 'ownerId', 'checklistId', 'from', 'to'])

function textCodes(kind: Kind): string[] {
  return Object.entries(kindNamed(kind).fields).flatMap(([name, [code, reader]]) =>
    (reader(PROBE) as unknown) === PROBE && !PLACES.has(name) ? [code] : [],
  )
}

/** A record of every kind for each text, with the text wherever a person may write one. */
function hostilePlan(kinds: readonly Kind[]): Uint8Array {
  const doc = new Y.Doc()
  for (const kind of kinds) {
    if (kindNamed(kind).builtIn !== undefined && kind !== 'status') continue
    const map = doc.getMap<unknown>(kindNamed(kind).root)
    for (const [n, text] of hostileTexts.entries()) {
      if (kind === 'phase' || kind === 'status' || kind === 'keyDate') if (n % 9 !== 0) continue
      map.set(`h${n}`, {
        ...placeOf(kind, n),
        ...Object.fromEntries(textCodes(kind).map(code => [code, text])),
      })
    }
  }
  return Y.encodeStateAsUpdate(doc)
}

function placeOf(kind: Kind, n: number): Record<string, unknown> {
  const { fields } = kindNamed(kind)
  const codes = new Map(Object.entries(fields).map(([name, [code]]) => [name, code]))
  const values: readonly (readonly [string, unknown])[] = [
    ['taskId', n % 2 === 0 ? 'D11-01' : `h${n}`],
    ['timing', { start: '2026-08-11', days: 3, due: null, pin: null }],
    ['personId', `h${n}`],
    ['labelId', `h${n}`],
    ['day', '2026-08-20'],
    ['from', kind === 'dependency' ? `h${n}` : '2026-08-20'],
    ['to', kind === 'dependency' ? 'D11-01' : '2026-08-20'],
    ['createdAt', 1],
    ['at', 1_786_000_000_000],
  ]
  return Object.fromEntries(
    values.flatMap(([name, value]) => {
      const code = codes.get(name)
      return code === undefined || (kind === 'retroCard' && name === 'taskId') ? [] : [[code, value]]
    }),
  )
}

function hostileNotes(): Uint8Array {
  const doc = new Y.Doc()
  for (const [n, text] of hostileTexts.entries()) doc.getText(`n:h${n}`).insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

interface Watched {
  ran?: unknown
  violations?: string[]
}

async function watchFor(page: Page): Promise<string[]> {
  const faults: string[] = []
  page.on('console', message => message.type() === 'error' && faults.push(message.text().slice(0, 300)))
  page.on('pageerror', fault => faults.push(fault.message.slice(0, 300)))
  page.on('dialog', dialog => faults.push(`dialog: ${dialog.message()}`))
  page.on('request', request => {
    if (!/^(app|data|blob|devtools):/.test(request.url())) faults.push(`request: ${request.url()}`)
  })
  await page.addInitScript(() => {
    const watched = window as Watched
    watched.violations = []
    document.addEventListener('securitypolicyviolation', event => watched.violations?.push(event.blockedURI))
  })
  return faults
}

/** What the page has that it must not, on the view that is shown. */
async function harmIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { ran, violations } = window as Watched
    const { scrollWidth, scrollHeight } = document.documentElement
    // Menus and dialogs lie beside the root.
    const made = document.querySelectorAll(
      'body :is(img, iframe, form[action], base, meta, math), body > div script',
    ).length
    const wide = [
      ...document.querySelectorAll('#root button, #root p, #root h1, #root h2, #root label'),
    ].filter(one => one.getBoundingClientRect().width > innerWidth)
    return [
      ...(ran === undefined ? [] : [`ran: ${String(ran)}`]),
      ...(violations ?? ['not watched']).map(uri => `policy: ${uri}`),
      ...(made === 0 ? [] : [`${made} elements made of text`]),
      ...(scrollWidth > innerWidth || scrollHeight > innerHeight ? ['the window scrolls'] : []),
      ...[...document.querySelectorAll('[data-panel] > div, [data-report], [data-desk]')]
        .filter(one => one.scrollWidth > one.clientWidth + 1)
        .map(one => `${one.tagName} ${one.className.slice(0, 40)} scrolls sideways`),
      ...wide.slice(0, 5).map(one => `wide: ${one.tagName} ${one.className.slice(0, 60)}`),
    ]
  })
}

type Look = (view: string) => Promise<void>

/** What opens over the chart and beside it. */
async function lookAround(page: Page, look: Look): Promise<void> {
  await page.keyboard.press('Control+k')
  for (const text of ['<', 'x', '=', '任务']) {
    await page.locator('[role=dialog] input').fill(text)
    await look(`search for ${text}`)
  }
  await page.keyboard.press('Escape')
  await page.locator('[data-roles]').click()
  await look('roles')
  await page.keyboard.press('Escape')
  await page.locator('[data-planning]').click()
  for (const part of ['keyDates', 'baselines', 'calendar', 'rules']) {
    await page.locator(`[data-part=${part}]`).click()
    await look(`planning, ${part}`)
  }
  await page.keyboard.press('Escape')
  await page.locator('[data-tab=board]').click()
  await openTask(page, 'D11-01')
  await typeInto(page, '工期', '90')
  await page.locator('[data-preview]').waitFor()
  await look('preview with its conflicts')
  await page.locator('[data-give-up]').click()
  await page.locator('[data-panel]').press('Escape')
  await page.locator('[data-tab=review]').click()
  await look('merge review')
  await page.locator('[data-restore-points]').click()
  await page.locator('[data-back-up]').click()
  await page.locator('[data-kept-project]').first().click()
  await look('restore point')
  await page.locator('[data-open-project]').first().click()
  await page.locator('[data-tab=gantt]').click()
  await page.locator('[role=treegrid] [role=row]').first().waitFor()
}

/** Everything that the chart prints, without its spaces. */
async function printed({ app, window }: Warroom): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'warroom-hostile-'))
  const path = join(folder, 'file')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await window.locator('[data-print-chart]').click()
  await window.locator('[data-print-now]').click()
  await expect(window.getByRole('dialog')).toHaveCount(0, { timeout: 60_000 })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(path))), {
    mergePages: true,
  })
  rmSync(folder, { recursive: true })
  return text.replace(/\s+/g, '')
}

test('[VALUE-6] [VALUE-8] hostile text of every kind stays text in every view', async ({ launch }) => {
  const warroom = await launch({ now: NOW })
  const { app, window } = warroom
  const faults = await watchFor(window)
  await introduce(window, '林悦')
  await createWarRoom(window)
  await saved(window)
  await window.locator('nav [data-wall]').click()
  const id = await window.locator('[data-project]').first().getAttribute('data-project')
  await seed(window, {
    [`plan.${id}`]: [hostilePlan(planKinds)],
    [`text.${id}`]: [hostileNotes()],
    workspace: [hostilePlan(workspaceKinds)],
  })
  const harm: string[] = []
  const look = async (view: string): Promise<void> => {
    await window.waitForTimeout(300)
    harm.push(...(await harmIn(window)).map(fault => `${view}: ${fault}`))
  }
  await window.locator('[data-project]').first().waitFor()
  await look('wall')
  await window.locator(`[data-open-project="${id}"]`).click()
  await window.locator('[data-status=todo]').waitFor()
  await look('board')
  await window.locator('[data-task=h0]').locator('button').first().click()
  await window.locator('[data-panel=h0]').waitFor()
  await window.locator('[data-history] summary').click()
  await look('panel')
  await window.locator('[data-panel]').press('Escape')
  await openTask(window, 'D11-01')
  await look('panel with what belongs to it')
  await window.locator('[data-panel]').press('Escape')
  await window.locator('[data-tab=gantt]').click()
  await window.locator('[role=treegrid] [role=row]').first().waitFor()
  await look('gantt')
  await window.locator('[role=treegrid]').focus()
  for (let n = 0; n < 5; n++) await window.keyboard.press('ArrowDown')
  await window.mouse.move(700, 300)
  await look('gantt, tooltip')
  await lookAround(window, look)
  const paper = await printed(warroom)
  expect(paper).toContain('<imgsrc=xonerror=')
  expect(paper).toContain('=HYPERLINK(')
  await window.locator('[data-tab=retro]').click()
  await look('retro')
  await window.locator('nav [data-settings]').click()
  await look('settings')
  await window.locator('[data-workspaces]').click()
  await look('workspaces')
  await window.keyboard.press('Escape')
  expect(harm).toEqual([])
  expect(faults).toEqual([])
  expect(app.windows()).toHaveLength(1)
})

test('[VALUE-7] a value that cannot be read is told in the project and in the panel, until it is written anew', async ({
  launch,
}) => {
  const { window } = await launch({ now: NOW })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await saved(window)
  await window.locator('nav [data-wall]').click()
  const id = await window.locator('[data-project]').first().getAttribute('data-project')
  const doc = new Y.Doc()
  const tasks = doc.getMap<unknown>(kindNamed('task').root)
  tasks.set(fieldKey('D11-02', 'v'), 42)
  tasks.set(fieldKey('D11-02', 'e'), '9999-99-99')
  await seed(window, { [`plan.${id}`]: [Y.encodeStateAsUpdate(doc)] })
  await openProject(window)
  const banner = window.locator('[data-damaged-values]')
  await expect(banner).toContainText('有 1 条内容里的值读不出来')
  await banner.getByRole('button').click()
  const note = window.locator('[data-panel="D11-02"] [data-damaged]')
  await expect(note).toContainText('交付物、承诺期限')
  const deliverable = window.locator('[data-panel]').getByLabel('交付物', { exact: true })
  await deliverable.fill('主图五张')
  await deliverable.press('Enter')
  await expect(note).not.toContainText('交付物')
  await expect(note).toContainText('承诺期限')
  const deadline = window.locator('[data-panel]').getByLabel('承诺期限', { exact: true })
  if (!(await deadline.isVisible())) await window.getByText('约束与实际').click()
  await deadline.fill('2026-09-01')
  await deadline.press('Enter')
  await expect(note).toHaveCount(0)
  await expect(banner).toHaveCount(0)
})

test('[VALUE-7] a value of a project or a person that cannot be read is told on the wall', async ({
  launch,
}) => {
  const { window } = await launch({ now: NOW })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await saved(window)
  await window.locator('nav [data-wall]').click()
  const id = await window.locator('[data-project]').first().getAttribute('data-project')
  const doc = new Y.Doc()
  doc.getMap<unknown>(kindNamed('project').root).set(fieldKey(id ?? '', 'd'), '9999-99-99')
  await seed(window, { workspace: [Y.encodeStateAsUpdate(doc)] })
  const note = window.locator('[data-damaged-records]')
  await expect(note).toContainText('有 1 条内容里的值读不出来')
  await expect(note.locator('li')).toContainText('关键日')
  await expect(window.locator('[data-project]')).toHaveCount(1)
})

test('[VALUE-7] an own setting that cannot be read is told beside the settings, until it is chosen again', async ({
  launch,
}) => {
  const { window } = await launch({ now: NOW })
  await introduce(window, '林悦')
  await window.locator('nav [data-settings]').click()
  await window.getByText('English', { exact: true }).click()
  await window.getByText('中文', { exact: true }).click()
  await saved(window)
  const rows = await window.evaluate(async () => {
    const db = await new Promise<IDBDatabase>(resolve => {
      const opening = indexedDB.open('warroom')
      opening.onsuccess = () => resolve(opening.result)
    })
    const asked = db.transaction('rows').objectStore('rows').getAll()
    const all = await new Promise<{ document: string }[]>(resolve => {
      asked.onsuccess = () => resolve(asked.result as { document: string }[])
    })
    db.close()
    return [...new Set(all.map(({ document }) => document))]
  })
  const own = rows.find(document => document.startsWith('me.')) ?? ''
  const doc = new Y.Doc()
  // Of two who write a key at once the higher id wins.
  doc.clientID = 2 ** 32 - 1
  doc.getMap<unknown>(kindNamed('setting').root).set(fieldKey('language', 'v'), [1, 2])
  await seed(window, { [own]: [Y.encodeStateAsUpdate(doc)] })
  await window.locator('nav [data-settings]').click()
  const note = window.locator('[data-damaged-settings]')
  await expect(note).toHaveAttribute('data-damaged-settings', '1')
  await window.getByText('English', { exact: true }).click()
  await expect(note).toHaveCount(0)
})
