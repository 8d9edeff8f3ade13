import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { Log } from './log'
import type { Words } from './words'

/** The page died or hangs: the person is told, and chooses. Nothing reloads behind their back. */
export function tellWhenPageFails(window: BrowserWindow, words: Words, log: Log): void {
  const ask = async (options: MessageBoxOptions, choices: readonly (() => void)[]) => {
    const { response } = await dialog.showMessageBox(window, options)
    choices[response]?.()
  }
  const reload = () => window.webContents.reload()
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.note('page.gone', { reason: `reason:${reason}` })
    if (reason === 'clean-exit') return
    const options: MessageBoxOptions = {
      type: 'error',
      message: words.pageGone,
      detail: words.pageGoneMore,
      buttons: [words.reload, words.quit],
    }
    ask(options, [reload, () => app.quit()]).catch(fault => log.fault('page.gone', fault))
  })
  window.on('unresponsive', () => {
    log.note('page.unresponsive')
    const options: MessageBoxOptions = {
      type: 'warning',
      message: words.notAnswering,
      detail: words.notAnsweringMore,
      buttons: [words.wait, words.reload],
    }
    const restart = () => {
      window.webContents.forcefullyCrashRenderer()
      reload()
    }
    ask(options, [() => undefined, restart]).catch(fault => log.fault('page.unresponsive', fault))
  })
}

export interface FaultTools {
  readonly words: Words
  readonly log: Log
  readonly logFile: string
}

/** After an unexpected error nobody knows what state this process is in: it says so and ends. */
export function endOnFault({ words, log, logFile }: FaultTools): void {
  const end = (fault: unknown) => {
    log.fault('main.fault', fault)
    dialog.showErrorBox(words.broken, `${words.brokenMore}${logFile}`)
    app.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}
