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

test('[SAVE-25] a comment that is half written is there when its task is opened again', async ({
  launch,
}) => {
  const { window } = await launch()
  await introduce(window, '林悦')
  await createWarRoom(window)
  const comment = window.locator('[data-panel]').getByLabel('写评论', { exact: true })
  await openTask(window, 'D11-01')
  await comment.fill('写了一半的评论')
  await closeTask(window)
  await openTask(window, 'D11-02')
  await expect(comment).toHaveValue('')
  await closeTask(window)
  await openTask(window, 'D11-01')
  await expect(comment).toHaveValue('写了一半的评论')
  await comment.press('Control+Enter')
  await expect(comment).toHaveValue('')
  await expect(window.locator('[data-panel] li', { hasText: '写了一半的评论' }).first()).toBeVisible()
})
