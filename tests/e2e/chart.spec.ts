import { runs } from '#support/runs'
import type { Page } from '@playwright/test'
import { expect, test } from '#support/e2e/test'
import { barIn, openChart, rowOf } from '#support/e2e/gantt'

const AUGUST = '2026-08-10T09:00:00+08:00'

async function endsOf(page: Page, title: string): Promise<{ left: number; right: number; y: number }> {
  const { x, y, width, height } = await barIn(rowOf(page, title))
  return { left: x, right: x + width, y: y + height / 2 }
}

test('[JOURNEY-14] a dependency is pulled from bar to bar, and another one drawn by key', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await openChart(window)
  const [from, to] = [await endsOf(window, '去年双11 复盘问题清单'), await endsOf(window, '整体作战方案')]
  await window.mouse.move(from.right + 9, from.y)
  await window.mouse.down()
  await window.mouse.move(to.left + 20, to.y - 40, { steps: 3 })
  await window.mouse.move(to.left + 6, to.y, { steps: 4 })
  await expect(window.getByText('完成→开始').first()).toBeVisible()
  await window.mouse.up()
  await rowOf(window, '整体作战方案').click()
  const panel = window.locator('[data-panel]')
  await expect(panel.getByRole('button', { name: '依赖方式：去年双11 复盘问题清单' })).toHaveText('FS')
  await panel.press('Escape')

  await rowOf(window, '大促选品会').click({ modifiers: ['Control'] })
  await window.keyboard.press('Escape')
  await window.keyboard.press('l')
  await window.keyboard.press('t')
  await window.keyboard.press('ArrowUp')
  await expect(window.getByText('开始→开始').first()).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.locator('[class*=linkPreview]')).toBeHidden()
})

test('[JOURNEY-15] tasks change their places and are marked by keys alone', async ({ launch }) => {
  const { window } = await launch({ now: AUGUST })
  await openChart(window)
  await rowOf(window, '去年双11 复盘问题清单').click({ modifiers: ['Control'] })
  await window.keyboard.press('Escape')
  await window.keyboard.press('Alt+ArrowUp')
  await expect(
    window.locator('[role=treegrid] [role=row]', { hasText: /^1去年双11 复盘问题清单/ }),
  ).toBeVisible()
  await window.keyboard.press('Shift+ArrowDown')
  const marked = window.locator('[role=treegrid] [role=row][aria-selected=true]:visible')
  await expect(marked).toHaveCount(2)
  await window.keyboard.press('Escape')
  await expect(marked).toHaveCount(0)
})

test('[JOURNEY-16] a chart that is opened and closed again and again leaves nothing behind', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await openChart(window)
  const cycle = async (): Promise<void> => {
    await window.locator('[data-tab=board]').click()
    await expect(window.locator('[role=treegrid]')).toHaveCount(0)
    await window.locator('[data-tab=gantt]').click()
    await expect(window.locator('[role=treegrid] [role=row]').first()).toBeVisible()
  }
  const session = await window.context().newCDPSession(window)
  const count = async (): Promise<{ nodes: number; listeners: number }> => {
    await session.send('HeapProfiler.collectGarbage')
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
    return { nodes, listeners: jsEventListeners }
  }
  for (let warm = 0; warm < 3; warm++) await cycle()
  const before = await count()
  for (let at = 0; at < runs(20, 100); at++) await cycle()
  const after = await count()
  // One chart more or less may wait for the collector; twenty would not.
  expect(after.nodes - before.nodes).toBeLessThan(2_000)
  expect(after.listeners - before.listeners).toBeLessThan(400)
})
