import { expect, test } from '#support/e2e/test'
import { damagedCopy, damages } from '#support/e2e/damage'
import { forgetProfile } from '#support/e2e/launch'
import { createWarRoom, introduce, moveByMenu, saved } from '#support/e2e/person'
import { runs } from '#support/runs'

const AUGUST = '2026-08-10T09:00:00+08:00'

/** Runs in the page: the browser's storage moves what it holds from its log to a table, as after some days of work. */
function fillLog(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('filling')
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true })
    opening.onerror = () => reject(new Error('the storage does not open'))
    opening.onsuccess = () => {
      const writing = opening.result.transaction('rows', 'readwrite')
      // Larger values would lie in files of their own.
      for (let row = 0; row < 200; row++)
        writing.objectStore('rows').add(crypto.getRandomValues(new Uint8Array(50_000)))
      writing.oncomplete = () => resolve()
      writing.onabort = () => reject(new Error('the rows were refused'))
    }
  })
}

test('[COPIES-20] damaged again and again, in every way, the app opens with everything in it', async ({
  launch,
}) => {
  const first = await launch({ now: AUGUST })
  await introduce(first.window, '林悦')
  await createWarRoom(first.window)
  await moveByMenu(first.window, 'D11-01', '进行中')
  await saved(first.window)
  await first.close()
  const second = await first.relaunch()
  await second.window.evaluate(fillLog)
  await second.window.locator('[data-open-project]').first().click()
  await moveByMenu(second.window, 'D11-02', '进行中')
  await saved(second.window)
  await second.close()

  const chosen = damages.filter((_, at) => at % Math.ceil(damages.length / runs(5, damages.length)) === 0)
  let longest = 0
  for (const damage of chosen) {
    await test.step(damage.name, async () => {
      const profile = damagedCopy(first.profile, damage)
      const began = performance.now()
      const damaged = await launch({ now: AUGUST, profile })
      const { window } = damaged
      await window.locator('[data-open-project]').first().click()
      await expect(window.locator('[data-status=doing] [data-task=D11-01]')).toBeVisible()
      await expect(window.locator('[data-status=doing] [data-task=D11-02]')).toBeVisible()
      longest = Math.max(longest, performance.now() - began)
      await expect(window.locator('[data-status=todo] [role=list]')).toHaveAttribute('data-total', '78')
      await moveByMenu(window, 'D11-03', '进行中')
      await saved(window)
      await damaged.close()
      const again = await damaged.relaunch()
      await again.window.locator('[data-open-project]').first().click()
      for (const task of ['D11-01', 'D11-02', 'D11-03'])
        await expect(again.window.locator(`[data-status=doing] [data-task=${task}]`)).toBeVisible()
      await again.kill()
      forgetProfile(profile)
    })
  }
  process.stdout.write(
    `${chosen.length} ways, at most ${Math.round(longest)} ms from the start to the restored board\n`,
  )
})
