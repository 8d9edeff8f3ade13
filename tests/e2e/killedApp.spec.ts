import { expect, test } from '#support/e2e/test'
import { introduce, saved } from '#support/e2e/person'
import { randomOf } from '#support/random'
import { runs } from '#support/runs'
import type { Page } from '@playwright/test'

/** Cards in all columns, as they count themselves. */
async function total(page: Page): Promise<number> {
  const lists = await page.locator('section[data-status] [role=list]').all()
  const totals = await Promise.all(lists.map(list => list.getAttribute('data-total')))
  return totals.reduce((sum, one) => sum + Number(one), 0)
}

test('[COPIES-21] the app is killed again and again while it writes, and what it showed as saved is there', async ({
  launch,
}) => {
  const random = randomOf(21)
  let warroom = await launch()
  await introduce(warroom.window, '林悦')
  await warroom.window.locator('[data-new-project]').first().click()
  await warroom.window.locator('[data-ready=newProject]').waitFor()
  await warroom.window.locator('[data-create]').click()
  await warroom.window.locator('[data-task]').first().waitFor()
  await saved(warroom.window)
  let [promised, typed] = [await total(warroom.window), await total(warroom.window)]
  const kills = runs(6, 60)
  for (let kill = 0; kill < kills; kill++) {
    const { window } = warroom
    const field = window.locator('[data-add-task]').first()
    for (let left = 1 + random.below(6); left > 0; left--) {
      await field.fill(`任务 ${kill}.${left}`)
      await field.press('Enter')
      typed += 1
      if (!random.chance(0.5)) continue
      // The badge speaks of what is shown: first the card, then whether it is saved.
      await expect.poll(() => total(window)).toBe(typed)
      await saved(window)
      promised = typed
    }
    await window.waitForTimeout(random.below(40))
    await warroom.kill()
    warroom = await warroom.relaunch()
    await warroom.window.locator('[data-open-project]').first().click()
    await warroom.window.locator('[data-task]').first().waitFor()
    await expect(warroom.window.locator('[data-failed]')).toHaveCount(0)
    const found = await total(warroom.window)
    expect(found, `after kill ${kill}`).toBeGreaterThanOrEqual(promised)
    expect(found, `after kill ${kill}`).toBeLessThanOrEqual(typed)
    promised = found
    typed = found
  }
  process.stdout.write(`${kills} kills, ${promised} tasks, nothing that was shown as saved is missing\n`)
})
