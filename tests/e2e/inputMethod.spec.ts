import { saved } from '#support/e2e/person'
import { expect, test } from '#support/e2e/test'

test('[KEY-10] Enter and Escape of an input method save nothing, close nothing and lose nothing', async ({
  launch,
}) => {
  const { window } = await launch({ extraEnv: { WARROOM_SAMPLE: 'double11' } })
  /** Whether anybody hears of a key that an input method takes. */
  const isHeard = (key: string) =>
    window.evaluate(pressed => {
      let heard = false
      const hear = () => {
        heard = true
      }
      const at = document.activeElement ?? document.body
      at.addEventListener('keydown', hear)
      at.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, isComposing: true, bubbles: true }))
      at.removeEventListener('keydown', hear)
      return heard
    }, key)
  const head = window.locator('[data-workspaces]')
  const before = (await head.textContent()) ?? ''
  await window.locator('nav [data-settings]').click()
  const name = window.getByRole('textbox', { name: '工作区名称' })
  await name.fill('旗舰')
  expect(await isHeard('Enter')).toBe(false)
  await saved(window)
  await expect(head).toHaveText(before)
  await window.keyboard.press('Enter')
  await expect(head).toContainText('旗舰')

  await head.click()
  await window.getByRole('menuitem', { name: '新建工作区…' }).click()
  const field = window.getByRole('dialog').getByRole('textbox')
  await field.fill('店铺')
  expect(await isHeard('Escape')).toBe(false)
  await expect(window.getByRole('dialog')).toBeVisible()
  await expect(field).toHaveValue('店铺')
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
})
