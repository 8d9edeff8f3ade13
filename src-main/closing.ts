import { app, type BrowserWindow, dialog } from 'electron'
import type { Flush } from './flush'
import type { Log } from './log'
import type { Words } from './words'

export interface ClosingTools {
  readonly flush: Flush
  readonly log: Log
  readonly words: Words
}

async function wantsToLose(window: BrowserWindow, words: Words): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.notSaved,
    detail: words.notSavedMore,
    buttons: [words.stay, words.quitAnyway],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

/** A window closes only after it has written what it holds; a quit that began waits with it. */
export function flushBeforeClosing(window: BrowserWindow, { flush, log, words }: ClosingTools): void {
  let at: 'open' | 'asking' | 'mayClose' = 'open'
  let isQuitting = false
  const beginQuit = () => {
    isQuitting = true
  }
  app.on('before-quit', beginQuit)
  window.on('closed', () => app.off('before-quit', beginQuit))

  const finish = async () => {
    const outcome = await flush.ask(window.webContents)
    log.note('window.flushed', { outcome: `flush:${outcome}` })
    const mayClose = outcome !== 'notSaved' || (await wantsToLose(window, words))
    at = mayClose ? 'mayClose' : 'open'
    if (!mayClose) isQuitting = false
    else if (isQuitting) app.quit()
    else window.close()
  }

  window.on('close', event => {
    if (at === 'mayClose' || window.webContents.isCrashed()) return
    event.preventDefault()
    if (at === 'asking') return
    at = 'asking'
    finish().catch(fault => {
      log.fault('window.flush', fault)
      window.destroy()
    })
  })
}
