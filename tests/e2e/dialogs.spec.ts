import { expect, test } from '#support/e2e/test'

test('[KEY-9] a dialog that is left gives the keyboard back to what it was opened from', async ({
  launch,
}) => {
  const { window } = await launch({ extraEnv: { WARROOM_SAMPLE: 'double11' } })
  const workspaces = window.locator('[data-workspaces]')
  const more = window.getByRole('button', { name: '更多操作' }).first()
  for (const [opener, item] of [
    [workspaces, '新建工作区…'],
    [workspaces, '加入团队的工作区…'],
    [more, '复制…'],
  ] as const) {
    await opener.focus()
    await window.keyboard.press('Enter')
    await window.getByRole('menuitem', { name: item }).focus()
    await window.keyboard.press('Enter')
    await window.getByRole('dialog').waitFor()
    await window.keyboard.press('Escape')
    await expect(window.getByRole('dialog')).toHaveCount(0)
    await expect(opener).toBeFocused()
  }
})
