import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  card,
  connect,
  createWarRoom,
  createWorkspace,
  inStep,
  introduce,
  moveByMenu,
  openProject,
  openTask,
  saved,
  showWorkspace,
} from '#support/e2e/person'
import { expect, test } from '#support/e2e/test'

const AUGUST = '2026-08-10T09:00:00+08:00'
const projects = (page: Page) => page.locator('[data-open-project]')

test('[JOURNEY-22] a person keeps two workspaces apart, and finds the last one again', async ({ launch }) => {
  const first = await launch({ now: AUGUST })
  await introduce(first.window, '林悦')
  await createWarRoom(first.window)
  await createWorkspace(first.window, '旗舰店')
  await expect(first.window.locator('[data-ready=projects]')).toBeVisible()
  await expect(projects(first.window)).toHaveCount(0)
  await expect(first.window.locator('nav [data-settings]')).toContainText('林悦')
  await showWorkspace(first.window, '我的工作区')
  await expect(projects(first.window)).toHaveCount(1)

  // By the project's menu it is copied into the other one, where it is found by the notice.
  await first.window.getByRole('button', { name: '更多操作' }).first().click()
  await first.window.getByRole('menuitem', { name: '复制…' }).click()
  await first.window.getByRole('combobox', { name: '复制到' }).click()
  await first.window.getByRole('option', { name: '旗舰店' }).click()
  await first.window.locator('[data-duplicate]').click()
  await expect(projects(first.window)).toHaveCount(1)
  await first.window.getByRole('button', { name: '去看看' }).click()
  await expect(first.window.locator('[data-status=todo] [data-task=D11-01]')).toBeVisible()
  await expect(first.window.locator('[data-workspaces]')).toContainText('旗舰店')
  await saved(first.window)
  await first.close()

  const again = await first.relaunch()
  await expect(again.window.locator('[data-workspaces]')).toContainText('旗舰店')
  await expect(projects(again.window)).toHaveText([/副本/])
  await again.close()
})

test('[WORKSPACE-18] a title that is half typed when another workspace is shown is kept', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await createWorkspace(window, '旗舰店')
  await showWorkspace(window, '我的工作区')
  await openProject(window)
  await openTask(window, 'D11-01')
  await window.locator('[data-panel]').getByLabel('标题', { exact: true }).fill('打了一半的标题')
  await showWorkspace(window, '旗舰店')
  await expect(projects(window)).toHaveCount(0)
  await showWorkspace(window, '我的工作区')
  await openProject(window)
  await expect(card(window, 'D11-01')).toContainText('打了一半的标题')
})

test('[JOURNEY-23] who has projects of their own joins the team beside them, and neither is mixed', async ({
  launch,
  relay,
}) => {
  const running = await relay()
  const [lin, chen] = await Promise.all([launch({ now: AUGUST }), launch({ now: AUGUST })])
  await Promise.all([introduce(lin.window, '林悦'), introduce(chen.window, '陈运营')])
  await createWarRoom(lin.window)
  await connect(lin.window, running.address)
  await createWarRoom(chen.window)
  await chen.window.locator('nav [data-settings]').click()
  await chen.window.locator('[data-relay-address] input').fill(running.address)
  await chen.window.keyboard.press('Enter')
  await expect(chen.window.locator('[data-found]')).toContainText('1 位成员 · 1 个项目')
  await expect(chen.window.locator('[data-unite]')).toBeVisible()
  await chen.window.locator('[data-join]').click()
  await inStep(chen.window)
  await expect(projects(chen.window)).toHaveCount(1)
  await openProject(chen.window)
  await moveByMenu(chen.window, 'D11-01', '进行中')

  await openProject(lin.window)
  await expect(lin.window.locator('[data-status=doing] [data-task=D11-01]')).toBeVisible()
  await expect(projects(lin.window)).toHaveCount(1)

  // What is done in the team's while another is shown arrives all the same.
  await showWorkspace(chen.window, '我的工作区')
  await moveByMenu(lin.window, 'D11-02', '进行中')
  await openProject(chen.window)
  await expect(card(chen.window, 'D11-01')).toBeVisible()
  await expect(chen.window.locator('[data-status=doing] [data-task]')).toHaveCount(0)
  await showWorkspace(chen.window, running.address)
  await openProject(chen.window)
  await expect(chen.window.locator('[data-status=doing] [data-task]')).toHaveCount(2)
})

test('[JOURNEY-24] a profile of before there were workspaces is taken over, also after a kill in the middle', async ({
  launch,
}) => {
  const before = await launch({ now: AUGUST })
  await introduce(before.window, '林悦')
  await createWarRoom(before.window)
  await moveByMenu(before.window, 'D11-01', '进行中')
  await saved(before.window)
  await before.close()
  // Earlier versions had this store and no list.
  const list = join(before.profile, 'workspaces.json')
  rmSync(list)

  const killed = await before.relaunch()
  await killed.kill()
  const after = await killed.relaunch()
  await openProject(after.window)
  await expect(after.window.locator('[data-status=doing] [data-task=D11-01]')).toBeVisible()
  expect(existsSync(list)).toBe(true)
  const { workspaces } = JSON.parse(readFileSync(list, 'utf8'))
  expect(workspaces).toHaveLength(1)
  await after.close()
})

test('[WORKSPACE-10] [KEY-9] one that is here already is offered as such, and the keyboard is never lost', async ({
  launch,
  relay,
}) => {
  const { address } = await relay()
  const { window } = await launch({ now: AUGUST })
  const head = window.locator('[data-workspaces]')
  await introduce(window, '林悦')
  await createWorkspace(window, '旗舰店')
  await expect(head).toBeFocused()
  await connect(window, address)
  await expect(window.locator('[data-relay]')).toBeFocused()
  await showWorkspace(window, '我的工作区')
  await expect(head).toBeFocused()
  // From another workspace, and from itself.
  for (const _from of ['another', 'itself']) {
    await head.click()
    await window.getByRole('menuitem', { name: '加入团队的工作区' }).click()
    await window.locator('[role=dialog] input').fill(address)
    await window.keyboard.press('Enter')
    await expect(window.locator('[data-found]')).toContainText('已经在这台电脑上')
    await window.locator('[data-join]').click()
    await expect(head).toContainText('旗舰店')
    await expect(window.locator('[role=dialog]')).toHaveCount(0)
    await expect(head).toBeFocused()
  }
})
