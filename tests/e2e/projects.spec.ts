import { expect } from '@playwright/test'
import { createWarRoom, introduce } from '#support/e2e/person'
import { test } from '#support/e2e/test'

test('[WALL-2] a project is duplicated with a new T, archived, found by name and deleted for good', async ({
  launch,
}) => {
  const { window } = await launch({ now: '2026-08-10T09:00:00+08:00' })
  await introduce(window, '林悦')
  await createWarRoom(window)
  await window.locator('nav [data-wall]').click()
  const rows = window.locator('[data-project]')
  const menu = async (row: number, item: string): Promise<void> => {
    await rows.nth(row).getByRole('button', { name: '更多操作' }).click()
    await window.getByRole('menuitem', { name: item }).click()
  }
  await menu(0, '复制…')
  await window.getByLabel('项目名称').fill('明年双十一')
  await window.getByLabel('新的关键日 T').fill('2020-11-11')
  await window.locator('[data-duplicate]').click()
  await expect(window.getByRole('alert')).toBeVisible()
  await window.getByLabel('新的关键日 T').fill('2027-11-11')
  await window.locator('[data-duplicate]').click()
  await window.locator('[data-ready=project] [data-task]').first().waitFor()
  await window.locator('nav [data-wall]').click()
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('明年双十一')
  await expect(rows.nth(1)).toContainText('0/80')
  await menu(1, '归档')
  await expect(rows).toHaveCount(1)
  await window.getByRole('button', { name: '撤销' }).click()
  await expect(rows).toHaveCount(2)
  await window.getByRole('searchbox', { name: '按名称查找' }).fill('明年')
  await expect(rows).toHaveCount(1)
  await window.getByRole('searchbox').fill('后年')
  await expect(window.locator('main p[role=status]')).toHaveText('没有名称里含「后年」的项目')
  await window.getByRole('searchbox').fill('')
  await menu(1, '移到回收站')
  await window.locator('main summary').click()
  await expect(window.locator('main details')).toContainText('还剩 30 天')
  await window.getByRole('button', { name: '彻底删除' }).click()
  await window.locator('[data-purge]').click()
  await expect(window.locator('main details')).toHaveCount(0)
  await expect(rows).toHaveCount(1)
})
