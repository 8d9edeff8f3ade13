import { tmpdir } from 'node:os'
import { expect, test } from '#support/e2e/test'
import {
  applyTried,
  card,
  closeTask,
  connect,
  counts,
  createWarRoom,
  inStep,
  introduce,
  moveByMenu,
  openProject,
  openTask,
  saved,
  typeInto,
  twoComputers,
} from '#support/e2e/person'
import { warroomIn } from '../commandLine/warroom'

const AUGUST = '2026-08-10T09:00:00+08:00'

test('[JOURNEY-5] two computers, live, then both offline, then merged and equal', async ({
  launch,
  relay,
}) => {
  const { running, lin, chen } = await twoComputers({ launch, relay }, AUGUST)

  await openProject(lin.window)
  await openProject(chen.window)
  await expect(chen.window.getByLabel('林悦', { exact: true }).first()).toBeVisible()
  await expect.poll(() => counts(chen.window)).toMatchObject({ todo: 80 })

  await moveByMenu(lin.window, 'D11-01', '进行中')
  await expect(chen.window.locator('[data-status=doing] [data-task=D11-01]')).toBeVisible()
  await moveByMenu(chen.window, 'D11-02', '进行中')
  await expect(lin.window.locator('[data-status=doing] [data-task=D11-02]')).toBeVisible()

  await running.stop()
  for (const { window } of [lin, chen]) {
    await expect(window.locator('[data-sync]')).toHaveAttribute('data-sync', 'offline')
  }
  await openTask(lin.window, 'D11-03')
  await typeInto(lin.window, '标题', '规则解读（林）')
  await typeInto(lin.window, '添加一项，回车继续', '林加的一项')
  await closeTask(lin.window)
  await moveByMenu(lin.window, 'D11-04', '已完成')
  await openTask(chen.window, 'D11-03')
  await typeInto(chen.window, '工期', '6')
  await applyTried(chen.window)
  await typeInto(chen.window, '添加一项，回车继续', '陈加的一项')
  await closeTask(chen.window)
  await moveByMenu(chen.window, 'D11-05', '已完成')
  await Promise.all([saved(lin.window), saved(chen.window)])

  await running.restart()
  await Promise.all([inStep(lin.window), inStep(chen.window)])
  for (const { window } of [lin, chen]) {
    await expect.poll(() => counts(window)).toMatchObject({ todo: 76, doing: 2, done: 2 })
    await expect(card(window, 'D11-03')).toContainText('规则解读（林）')
    await openTask(window, 'D11-03')
    const panel = window.locator('[data-panel]')
    await expect(panel.getByLabel('工期', { exact: true })).toHaveValue('6 个工作日')
    await expect(panel.getByLabel('林加的一项', { exact: true })).toBeVisible()
    await expect(panel.getByLabel('陈加的一项', { exact: true })).toBeVisible()
    await closeTask(window)
  }
})

test('[JOURNEY-6] what was done offline in a project that is closed again reaches colleagues', async ({
  launch,
  relay,
}) => {
  const running = await relay()
  const lin = await launch({ now: AUGUST })
  await introduce(lin.window, '林悦')
  await createWarRoom(lin.window)
  await connect(lin.window, running.address)
  await running.stop()
  await openProject(lin.window)
  await moveByMenu(lin.window, 'D11-01', '已完成')
  await saved(lin.window)
  await lin.close()
  await running.restart()
  const again = await lin.relaunch()
  await inStep(again.window)
  const chen = await launch({ now: AUGUST })
  await introduce(chen.window, '陈运营')
  await connect(chen.window, running.address)
  await openProject(chen.window)
  await expect.poll(() => counts(chen.window), { timeout: 30_000 }).toMatchObject({ todo: 79, done: 1 })
})

test('[JOURNEY-21] a window, a relay and the command line work on one project', async ({ launch, relay }) => {
  const running = await relay()
  const { window } = await launch({ now: AUGUST })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await connect(window, running.address)
  await openProject(window)
  const run = warroomIn(tmpdir())
  const atRelay = (command: string, input: object) =>
    run(['run', `ws://${running.address}`, '双十一作战室', command, JSON.stringify(input), '--json'])

  const moved = await atRelay('moveTask', { taskId: 'D11-01', statusId: 'doing' })
  expect([moved.code, moved.err]).toEqual([0, ''])
  await expect(window.locator('[data-status=doing] [data-task=D11-01]')).toBeVisible()

  await openTask(window, 'D11-03')
  await typeInto(window, '标题', '规则解读（林）')
  await closeTask(window)
  await inStep(window)
  const same = await atRelay('renameTask', { taskId: 'D11-03', title: '规则解读（林）' })
  expect(JSON.parse(same.out)).toEqual({ command: 'renameTask', event: null, isChanged: false, made: [] })

  const refused = await atRelay('renameTask', { taskId: 'D11-03', title: ' ' })
  expect([refused.code, refused.out]).toEqual([3, ''])
})
