import '#shared/contracts/ipc'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '#support/e2e/test'

const ready = (page: Page) => page.locator('[data-ready]').first().waitFor()
const isDark = (page: Page) => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)

/** Answers the next native question with its button, and keeps what was asked. */
function answerQuestions(app: ElectronApplication, button: number): Promise<unknown> {
  return app.evaluate(({ dialog }, response) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.push((given.at(-1) as { message: string }).message)
      return Promise.resolve({ response, checkboxChecked: false })
    }
  }, button)
}

const asked = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)

test('[IPC-10] colours follow the chosen scheme, also at the next start', async ({ launch }) => {
  const first = await launch()
  await ready(first.window)
  for (const scheme of ['dark', 'light', 'dark'] as const) {
    await first.window.evaluate(to => self.warroom.setScheme(to), scheme)
    await expect.poll(() => isDark(first.window)).toBe(scheme === 'dark')
  }
  await first.close()
  const again = await first.relaunch()
  await ready(again.window)
  await expect.poll(() => isDark(again.window)).toBe(true)
})

test('[SEC-12] a page that dies says so in the person’s language, and can be reloaded', async ({
  launch,
}) => {
  const { app, window } = await launch({ language: 'zh-CN' })
  await ready(window)
  await answerQuestions(app, 0)
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(() => asked(app)).toEqual(['窗口停止了工作。'])
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          "document.querySelectorAll('[data-ready]').length",
        ),
      ),
    )
    .toBe(1)
})

test('[IPC-11] what cannot be saved is said before the window closes, and the person may go back', async ({
  launch,
}) => {
  const { app, window } = await launch({ language: 'en-GB' })
  await ready(window)
  await window.evaluate(() => {
    self.warroom.onFlushBeforeQuit(() => Promise.reject(new Error('disk full')))
  })
  await answerQuestions(app, 0)
  await app.evaluate(({ app: electron }) => electron.quit())
  await expect.poll(() => asked(app)).toEqual(['The last changes could not be saved.'])
  expect(await window.evaluate(() => document.visibilityState)).toBe('visible')
  await answerQuestions(app, 1)
  const closed = app.waitForEvent('close')
  await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined)
  await closed
})

test('[SEC-13] the window opens again where it was', async ({ launch }) => {
  const first = await launch()
  await ready(first.window)
  const wanted = { x: 100, y: 60, width: 1300, height: 800 }
  await first.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    wanted,
  )
  await first.close()
  const again = await first.relaunch()
  await ready(again.window)
  expect(
    await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
  ).toEqual(wanted)
})
