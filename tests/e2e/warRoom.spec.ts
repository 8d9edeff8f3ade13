import { expect, test } from '#support/e2e/test'
import { chooseRow, rowOf } from '#support/e2e/gantt'
import {
  applyTried,
  card,
  closeTask,
  counts,
  createWarRoom,
  introduce,
  moveByMenu,
  openProject,
  openTask,
  saved,
  typeInto,
} from '#support/e2e/person'

const AUGUST = '2026-08-10T09:00:00+08:00'

test('[JOURNEY-1] template, edits on board, Gantt and panel, kill, reopen: all there', async ({ launch }) => {
  const first = await launch({ now: AUGUST })
  const { window } = first
  await introduce(window, '林悦')
  await createWarRoom(window)
  await expect.poll(() => counts(window)).toMatchObject({ todo: 80, doing: 0, done: 0 })

  await moveByMenu(window, 'D11-01', '进行中')
  await expect(card(window, 'D11-01')).toHaveCount(1)
  await expect(window.locator('[data-status=doing] [data-task=D11-01]')).toBeVisible()

  await openTask(window, 'D11-02')
  await typeInto(window, '截止', '2026-08-18')
  await applyTried(window)
  await typeInto(window, '添加一项，回车继续', '把去年的客诉分类')
  await window.getByLabel('说明', { exact: true }).fill('先看退款原因前十。')
  await window.getByLabel('写评论').fill('周五前给我第一版')
  await window.getByLabel('写评论').press('Control+Enter')
  await expect(window.getByText('周五前给我第一版', { exact: true })).toBeVisible()
  await closeTask(window)

  await window.locator('[data-tab=gantt]').click()
  const row = rowOf(window, '平台规则与节奏解读')
  await chooseRow(window, '平台规则与节奏解读')
  await window.keyboard.press('Alt+ArrowRight')
  await expect(row).toContainText('08-18')
  await saved(window)
  await first.kill()

  const again = await first.relaunch()
  await openProject(again.window)
  await expect.poll(() => counts(again.window)).toMatchObject({ todo: 79, doing: 1 })
  await openTask(again.window, 'D11-02')
  const panel = again.window.locator('[data-panel]')
  await expect(panel.getByLabel('截止', { exact: true })).toHaveValue('2026-08-18')
  await expect(panel.getByLabel('把去年的客诉分类', { exact: true })).toBeVisible()
  await expect(panel.getByLabel('说明', { exact: true })).toHaveValue('先看退款原因前十。')
  await expect(panel.getByText('周五前给我第一版', { exact: true })).toBeVisible()
  await panel.getByText('记录', { exact: true }).click()
  await expect(panel.locator('details li')).toHaveCount(5)
  await closeTask(again.window)
  await openTask(again.window, 'D11-03')
  await expect(panel.getByLabel('开始', { exact: true })).toHaveValue('2026-08-18')
})

test('[JOURNEY-2] undo goes back to the start, redo comes forward again', async ({ launch }) => {
  const { window } = await launch({ now: AUGUST })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await moveByMenu(window, 'D11-01', '进行中')
  await openTask(window, 'D11-02')
  await typeInto(window, '工期', '5')
  await applyTried(window)
  await typeInto(window, '标题', '去年的坑')
  await closeTask(window)
  await expect(card(window, 'D11-02')).toContainText('去年的坑')
  for (let step = 0; step < 3; step++) await window.keyboard.press('Control+z')
  await expect(card(window, 'D11-02')).toContainText('去年双11 复盘问题清单')
  await expect(window.locator('[data-status=todo] [data-task=D11-01]')).toBeVisible()
  await window.keyboard.press('Control+z')
  await expect(window.locator('[data-task]')).toHaveCount(0)
  await window.keyboard.press('Control+z')
  await expect(window.getByText('没有可撤销的操作。')).toBeVisible()
  for (let step = 0; step < 4; step++) await window.keyboard.press('Control+y')
  await expect(card(window, 'D11-02')).toContainText('去年的坑')
  await expect.poll(() => counts(window)).toMatchObject({ todo: 79, doing: 1 })
})

test('[JOURNEY-3] the same in English', async ({ launch }) => {
  const first = await launch({ now: AUGUST, language: 'en-GB' })
  const { window } = first
  await introduce(window, 'Lin Yue')
  await createWarRoom(window)
  await moveByMenu(window, 'D11-01', 'Doing')
  await openTask(window, 'D11-02')
  await expect(window.locator('[data-panel]')).toContainText('Planning')
  await typeInto(window, 'Length', '5')
  await applyTried(window)
  await closeTask(window)
  await saved(window)
  await first.kill()
  const again = await first.relaunch()
  await openProject(again.window)
  await expect.poll(() => counts(again.window)).toMatchObject({ todo: 79, doing: 1 })
  await openTask(again.window, 'D11-02')
  await expect(again.window.locator('[data-panel]').getByLabel('Length', { exact: true })).toHaveValue(
    '5 working days',
  )
})

test('[JOURNEY-4] a card dragged to another column stays where it was put', async ({ launch }) => {
  const { window } = await launch({ now: AUGUST })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await moveByMenu(window, 'D11-05', '进行中')
  await moveByMenu(window, 'D11-06', '进行中')
  const doing = window.locator('[data-status=doing] [data-task]')
  await expect(doing).toHaveCount(2)
  // As a hand does it: each step once the one before is seen.
  const carried = card(window, 'D11-01')
  let steps = 0
  // Cards can be dragged a moment after they are painted: a hand that came too early lets go and takes hold again.
  await expect(async () => {
    steps += 1
    await window.mouse.up()
    await carried.hover()
    await window.mouse.down()
    await carried.hover({ position: { x: 40 + 20 * (steps % 2), y: 12 }, force: true })
    await expect(carried).toHaveAttribute('data-dragging', 'true', { timeout: 500 })
  }).toPass()
  await expect(async () => {
    const there = await card(window, 'D11-05').boundingBox()
    await window.mouse.move((there?.x ?? 0) + 58, (there?.y ?? 0) + 6)
    await window.mouse.move((there?.x ?? 0) + 60, (there?.y ?? 0) + 4)
    await expect(window.locator('section[data-status=doing][data-over]')).toBeVisible({ timeout: 500 })
  }).toPass()
  await window.mouse.up()
  await expect(doing).toHaveCount(3)
  const order = () => doing.evaluateAll(cards => cards.map(one => (one as HTMLElement).dataset.task))
  await expect.poll(order).toEqual(['D11-06', 'D11-01', 'D11-05'])
})
