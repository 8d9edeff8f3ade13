import type { Page } from '@playwright/test'
import { WebSocket } from 'ws'
import type { DocumentId } from '#shared/domain/documentId'
import { type Attacker, attackerAt } from '#support/attacker'
import { expect, test } from '#support/e2e/test'
import {
  card,
  closeTask,
  connect,
  counts,
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

const banner = (page: Page, cause: string) => page.locator(`[data-incident=${cause}]`)

async function total(page: Page): Promise<number> {
  return Object.values(await counts(page)).reduce((sum, count) => sum + count, 0)
}

/** Removes the first phase of the list with its tasks. */
async function removeFirstPhase(page: Page): Promise<string> {
  await page.locator('[data-phases]').click()
  const row = page.locator('[data-phase]').first()
  const name = await row.locator('input').first().inputValue()
  await row.getByRole('button', { name: `移除阶段：${name}` }).click()
  await page.locator('[data-remove-tasks]').click()
  await page.locator('[data-remove-tasks]').waitFor({ state: 'detached' })
  await page.locator('[data-phase]').first().waitFor()
  await page.keyboard.press('Escape')
  await page.locator('[data-phase]').first().waitFor({ state: 'detached' })
  return name
}

test('[JOURNEY-40] a phase says what goes with it, and comes back from 最近移除 after a start, with all of it', async ({
  launch,
}) => {
  const first = await launch({ now: AUGUST })
  await introduce(first.window, '林悦')
  await createWarRoom(first.window)
  expect(await total(first.window)).toBe(80)
  await first.window.locator('[data-phases]').click()
  const row = first.window.locator('[data-phase]').first()
  const name = await row.locator('input').first().inputValue()
  await row.getByRole('button', { name: `移除阶段：${name}` }).click()
  const dialog = first.window.getByRole('dialog', { name: `移除阶段「${name}」？` })
  const words = (await dialog.textContent()) ?? ''
  const count = Number(/这个阶段里有 (\d+) 项任务/.exec(words)?.[1])
  expect(count).toBeGreaterThan(3)
  await dialog.locator('[data-remove-tasks]').click()
  await expect(first.window.getByText(`已移除「${name}」，连同 ${count} 项任务`)).toBeVisible()
  await expect(first.window.locator('[data-phase]').first()).toBeVisible()
  await first.window.keyboard.press('Escape')
  await expect.poll(() => total(first.window)).toBe(80 - count)
  await saved(first.window)
  await first.close()
  const { window } = await first.relaunch()
  await openProject(window)
  await expect.poll(() => total(window)).toBe(80 - count)
  await window.locator('[data-removed]').click()
  const line = window.locator('[data-removal=phase]')
  await expect(line).toContainText(`阶段：${name}`)
  await expect(line).toContainText(`连同 ${count} 项任务`)
  await expect(line).toContainText('林悦')
  await line.locator('[data-restore]').click()
  await expect(line).toHaveCount(0)
  await window.keyboard.press('Escape')
  await expect.poll(() => total(window)).toBe(80)
  await window.keyboard.press('Control+z')
  await expect.poll(() => total(window)).toBe(80 - count)
})

test('[JOURNEY-41] a colleague removes a fifth of a project: the other is told who and how much, and brings it back for both', async ({
  launch,
  relay,
}) => {
  const { lin, chen } = await twoComputers({ launch, relay }, AUGUST)
  await openProject(lin.window)
  await openProject(chen.window)
  await expect.poll(() => total(chen.window)).toBe(80)
  while ((await total(chen.window)) > 64) await removeFirstPhase(chen.window)
  const left = await total(chen.window)
  const told = banner(lin.window, 'removed')
  await expect(told).toContainText(`陈运营移除了 ${80 - left} 项任务（原有 80 项）`)
  await expect(banner(chen.window, 'removed')).toHaveCount(0)
  await expect(lin.window.locator('nav [data-incidents]')).toHaveAttribute('data-incidents', '1')
  await told.locator('[data-look]').click()
  await expect(lin.window.locator('[data-incident-lines]')).toHaveAttribute(
    'data-incident-lines',
    `${80 - left}`,
  )
  await lin.window.keyboard.press('Escape')
  await told.locator('[data-bring-back]').click()
  for (const { window } of [lin, chen]) await expect.poll(() => total(window)).toBe(80)
  await expect(told).toHaveCount(0)
  await expect(lin.window.locator('nav [data-incidents]')).toHaveCount(0)
  await lin.window.keyboard.press('Control+z')
  for (const { window } of [lin, chen]) await expect.poll(() => total(window)).toBe(left)
})

/** Whoever has written since; the ids of others are in every document. */
async function writersSince(attacker: Attacker, before: ReadonlyMap<number, number>): Promise<number[]> {
  const grown = (): number[] =>
    [...attacker.clocks()].flatMap(([client, clock]) => (clock > (before.get(client) ?? 0) ? [client] : []))
  await expect.poll(() => grown().length).toBeGreaterThan(0)
  return grown()
}

test('[JOURNEY-42] a dozen bytes erase what somebody typed offline: noticed, also after a start, and brought back everywhere', async ({
  launch,
  relay,
}) => {
  globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket
  const { running, lin, chen } = await twoComputers({ launch, relay }, AUGUST)
  await openProject(chen.window)
  await openProject(lin.window)
  await expect.poll(() => total(chen.window)).toBe(80)
  const project = await lin.window.locator('[data-open-project]').first().getAttribute('data-open-project')
  const attacker = attackerAt(`ws://${running.address}`, `plan.${project ?? ''}` satisfies DocumentId)
  await expect.poll(() => attacker.doc.getMap('t').size).toBeGreaterThan(79)
  const before = attacker.clocks()
  await openTask(lin.window, TASK)
  await typeInto(lin.window, '标题', '连着网改的标题')
  await closeTask(lin.window)
  const [client = 0] = await writersSince(attacker, before)
  await inStep(lin.window)
  await lin.window.locator('nav [data-settings]').click()
  await lin.window.getByRole('button', { name: '断开' }).click()
  await openProject(lin.window)
  await openTask(lin.window, TASK)
  await typeInto(lin.window, '标题', '离线改的标题')
  await closeTask(lin.window)
  await saved(lin.window)
  expect(attacker.claim(client).length).toBeLessThan(16)
  await expect.poll(() => attacker.clocks().get(client)).toBeGreaterThan(1_000)
  await connect(lin.window, running.address)
  await openProject(lin.window)
  await expect(banner(lin.window, 'erased')).toContainText('1 项任务的内容没有经过任何操作就消失了')
  await expect(card(lin.window, TASK)).not.toContainText('离线改的标题')
  await saved(lin.window)
  await lin.kill()
  const again = await lin.relaunch()
  await openProject(again.window)
  await banner(again.window, 'erased').locator('[data-bring-back]').click()
  await expect(banner(again.window, 'erased')).toHaveCount(0)
  for (const { window } of [again, chen]) await expect(card(window, TASK)).toContainText('离线改的标题')
  await openTask(again.window, TASK)
  await typeInto(again.window, '标题', '接着改的标题')
  await closeTask(again.window)
  await expect(card(chen.window, TASK)).toContainText('接着改的标题')
  attacker.close()
})
