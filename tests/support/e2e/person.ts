import { expect, type Page } from '@playwright/test'
import type { Warroom } from './launch'
import type { RunningRelay } from './relay'

/** What a person does in the window, by what they see there. */

export async function introduce(page: Page, name: string): Promise<void> {
  await page.locator('[data-ready=first-run]').waitFor()
  await page.locator('form input').fill(name)
  await page.keyboard.press('Enter')
  await page.locator('[data-ready=projects]').waitFor()
}

/** Leaves the person in the new project's board. `keyDay` replaces the T that is offered. */
export async function createWarRoom(page: Page, keyDay?: string): Promise<void> {
  await page.locator('[data-new-project]').first().click()
  await page.locator('[data-ready=newProject]').waitFor()
  if (keyDay !== undefined) await page.locator('[data-key-day] input').fill(keyDay)
  await page.locator('[data-create]').click()
  await page.locator('[data-status=todo] [data-task]').first().waitFor()
}

export function card(page: Page, taskId: string) {
  return page.locator(`[data-task="${taskId}"]`)
}

/** Puts a card into another column by its menu: everything that dragging does, by keyboard. */
export async function moveByMenu(page: Page, taskId: string, statusName: string): Promise<void> {
  await card(page, taskId).locator('button[aria-haspopup]').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: statusName }).click()
}

export async function openTask(page: Page, taskId: string): Promise<void> {
  await card(page, taskId).locator('button').first().click()
  await page.locator(`[data-panel="${taskId}"]`).waitFor()
}

export async function closeTask(page: Page): Promise<void> {
  await page.locator('[data-panel]').press('Escape')
  await page.locator('[data-panel]').waitFor({ state: 'detached' })
}

export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  const field = page.locator('[data-panel]').getByLabel(label, { exact: true })
  await field.fill(text)
  await field.press('Enter')
}

/** Others are concerned by what was typed: what would come of it is seen first, and then written. */
export async function applyTried(page: Page): Promise<void> {
  await page.locator('[data-apply]').click()
  await page.locator('[data-preview]').waitFor({ state: 'detached' })
}

export async function openProject(page: Page, index = 0): Promise<void> {
  await page.locator('[data-open-project]').nth(index).click()
  await page.locator('[data-status=todo]').waitFor()
}

/** The badge says so only when everything is durable. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'saved')
}

export async function inStep(page: Page): Promise<void> {
  await expect(page.locator('[data-sync]')).toHaveAttribute('data-sync', 'inStep', { timeout: 20_000 })
}

export async function connect(page: Page, address: string): Promise<void> {
  await page.locator('nav [data-settings]').click()
  await page.locator('[data-relay-address] input').fill(address)
  await page.keyboard.press('Enter')
  await inStep(page)
}

/** A workspace of one's own beside those that are there. */
export async function createWorkspace(page: Page, name: string): Promise<void> {
  await page.locator('[data-workspaces]').click()
  await page.getByRole('menuitem', { name: '新建工作区' }).click()
  await page.locator('[role=dialog] input').fill(name)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-workspaces]')).toContainText(name)
  await page.locator('[role=dialog]').waitFor({ state: 'detached' })
}

export async function showWorkspace(page: Page, name: string): Promise<void> {
  await page.locator('[data-workspaces]').click()
  await page.getByRole('menuitemradio', { name }).click()
  await expect(page.locator('[data-workspaces]')).toContainText(name)
}

/** Column totals as shown, by status. */
export async function counts(page: Page): Promise<Record<string, number>> {
  const columns = page.locator('section[data-status]')
  const out: Record<string, number> = {}
  for (const column of await columns.all()) {
    const status = (await column.getAttribute('data-status')) ?? ''
    out[status] = Number(await column.locator('[role=list]').getAttribute('data-total'))
  }
  return out
}

interface TwoComputers {
  readonly launch: (options: { readonly now: string }) => Promise<Warroom>
  readonly relay: () => Promise<RunningRelay>
}

/** 林悦, who has made a war room, and 陈运营 at one relay: nobody has opened the project yet. */
export async function twoComputers({ launch, relay }: TwoComputers, now: string) {
  const running = await relay()
  const [lin, chen] = await Promise.all([launch({ now }), launch({ now })])
  await Promise.all([introduce(lin.window, '林悦'), introduce(chen.window, '陈运营')])
  await createWarRoom(lin.window)
  await connect(lin.window, running.address)
  await connect(chen.window, running.address)
  return { running, lin, chen }
}
