import { closeTask, createWarRoom, introduce, openProject, openTask } from '#support/e2e/person'
import { expect, test } from '#support/e2e/test'

test('[SAVE-24] what is typed when the window is closed is there at the next start', async ({ launch }) => {
  const first = await launch()
  await introduce(first.window, '林悦')
  await createWarRoom(first.window)
  const typed = [
    ['标题', '打了一半的标题'],
    ['交付物', '打了一半的交付物'],
    ['说明', '打了一半的说明'],
  ] as const
  let running = first
  for (const [label, text] of typed) {
    await openTask(running.window, 'D11-01')
    await running.window.locator('[data-panel]').getByLabel(label, { exact: true }).fill(text)
    await running.close()
    running = await running.relaunch()
    await openProject(running.window)
    await openTask(running.window, 'D11-01')
    await expect(running.window.locator('[data-panel]').getByLabel(label, { exact: true })).toHaveValue(text)
    await closeTask(running.window)
  }
})
