import { expect, type Locator, type Page } from '@playwright/test'
import { createWarRoom, introduce } from './person'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A row's text begins with its number; a conflict in another row may name the task as well. */
export function rowOf(page: Page, title: string): Locator {
  return page.locator('[role=treegrid] [role=row]', { hasText: new RegExp(`^\\d+${title}`) })
}

/** A new war room of a new person, in the Gantt chart. */
export async function openChart(page: Page): Promise<void> {
  await introduce(page, '林悦')
  await createWarRoom(page)
  await page.locator('[data-tab=gantt]').click()
  await expect(rowOf(page, '作战室立项与组队')).toBeVisible()
}

/** The bar that lies in a row: vis-timeline's own element, found by its place. */
export async function barIn(row: Locator): Promise<Box> {
  const line = await row.boundingBox()
  const boxes = await row
    .page()
    .locator('.vis-item')
    .evaluateAll(items =>
      items.map(item => {
        const { x, y, width, height } = item.getBoundingClientRect()
        return { x, y, width, height }
      }),
    )
  const middle = (line?.y ?? 0) + (line?.height ?? 0) / 2
  const found = boxes.find(box => box.width > 2 && box.y < middle && middle < box.y + box.height)
  if (found === undefined) throw new Error('no bar in the row')
  return found
}
