import * as Y from 'yjs'
import { nameNeeds } from '#shared/document/versions'
import { openChart } from '#support/e2e/gantt'
import { closeTask, openProject, openTask } from '#support/e2e/person'
import { seed } from '#support/e2e/seed'
import { expect, test } from '#support/e2e/test'

test('[VERSION-13] a project of a later version is read: its fields take no typing, the filter does', async ({
  launch,
}) => {
  const { window } = await launch({ now: '2026-08-10T09:00:00+08:00' })
  await openChart(window)
  await window.locator('nav [data-wall]').click()
  const id = await window.locator('[data-project]').first().getAttribute('data-project')
  const later = new Y.Doc()
  nameNeeds(later, { reader: 1, writer: 2 })
  await seed(window, { [`plan.${id}`]: [Y.encodeStateAsUpdate(later)] })
  await openProject(window)
  await expect(window.getByRole('note')).toContainText('当前版本只能查看')

  await openTask(window, 'D11-01')
  const panel = window.locator('[data-panel]')
  const fields = panel.locator('input:not([type=hidden]), textarea')
  expect(await fields.count()).toBeGreaterThan(10)
  for (const field of await fields.all()) await expect(field).not.toBeEditable()
  await closeTask(window)

  await window.getByRole('textbox', { name: '按文字' }).fill('立项')
  await expect(window.locator('[data-task]')).toHaveCount(1)
  await window.getByRole('textbox', { name: '按文字' }).fill('')
  await window.locator('[data-tab=gantt]').click()
  const grid = window.locator('[role=treegrid]')
  await grid.focus()
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('F2')
  await expect(window.getByText('请先升级')).toBeVisible()
  await expect(grid).toBeFocused()
})
