import { expect, type Locator, type Page } from '@playwright/test'
import { closeTask, createWarRoom, introduce } from './person'

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

/** As a person marks a row: with its task closed again, the keyboard is in the tree. */
export async function chooseRow(page: Page, title: string): Promise<void> {
  await rowOf(page, title).click()
  await closeTask(page)
  await expect(page.locator('[role=treegrid]')).toBeFocused()
}

/** The bar that lies in a row, once it is drawn and stands still. */
export async function barIn(row: Locator): Promise<Box> {
  let bar: Box | undefined
  await expect(async () => {
    const before = await boxIn(row)
    await row.page().evaluate(() => new Promise(requestAnimationFrame))
    bar = await boxIn(row)
    expect(bar, 'a bar in the row').toBeDefined()
    expect(bar, 'the bar stands still').toEqual(before)
  }).toPass()
  if (bar === undefined) throw new Error('no bar in the row')
  return bar
}

/** vis-timeline's own element, found by its place. */
async function boxIn(row: Locator): Promise<Box | undefined> {
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
  return boxes.find(box => box.width > 2 && box.y < middle && middle < box.y + box.height)
}
