import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { introduce, saved } from '#support/e2e/person'
import { expect, test } from '#support/e2e/test'

const LAUNCH = resolve(import.meta.dirname, '../interchange/fixtures/launch.xml')
const AUTUMN = '2026-09-21T09:12:00+08:00'

/** As the system hands it over when a file is let go above the window. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([content, called]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content ?? ''], called ?? '', { type: 'text/xml' }))
      return transfer
    },
    [text, name],
  )
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.locator('main').dispatchEvent(event, { dataTransfer: data })
  }
}

const count = (page: Page, what: string) => page.locator(`[data-count=${what}] dd`)

test('[JOURNEY-20] a plan of MS Project is previewed, brought in, and planned on its days', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUTUMN })
  const text = await readFile(LAUNCH, 'utf8')
  await introduce(window, '林小雨')

  await drop(window, 'broken.xml', text.slice(0, text.length / 2))
  await expect(window.getByRole('alert')).toContainText('请重新导出')

  await drop(window, 'launch.xml', text)
  await expect(window.locator('main h2').first()).toHaveText('新品上市计划')
  for (const [what, many] of [
    ['phases', '3'],
    ['tasks', '11'],
    ['dependencies', '6'],
    ['calendarDays', '2'],
  ] as const) {
    await expect(count(window, what)).toHaveText(many)
  }
  await expect(window.locator('[data-left-out] li', { hasText: '有成本的任务' })).toContainText('1')
  await expect(window.locator('[data-left-out] li', { hasText: '日历的每周工时' })).toBeVisible()
  await expect(window.locator('[data-member] option:checked')).toHaveText('林小雨')

  await window.locator('[data-confirm]').click()
  await window.locator('[data-look]').waitFor()
  await expect(count(window, 'tasks')).toHaveText('11')
  await window.locator('[data-look]').click()
  const row = (title: string) => window.locator('[role=treegrid] [role=row]', { hasText: title })
  await expect(row('选品定价')).toContainText('09-28')
  await expect(row('样品确认')).toContainText('10-08')
  await expect(row('页面搭建')).toContainText('10-19')
  await expect(row('上线')).toContainText('11-01')
  await saved(window)

  await window.getByRole('button', { name: '撤销' }).first().click()
  await expect(window.locator('[role=treegrid] [role=row]', { hasText: '选品定价' })).toHaveCount(0)
})
