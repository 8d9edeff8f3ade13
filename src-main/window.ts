import { join } from 'node:path'
import { app, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from 'electron'
import { APP_ORIGIN } from '#shared/contracts/ipc'
import { boundsToOpen, LEAST_SIZE, readWindowState, type WindowState, writeWindowState } from './windowState'

const TITLE_BAR_HEIGHT = 40

/** `paper` and `ink2` of the theme: the frame is painted before the page has loaded its colours. */
const frameColours = {
  light: { paper: '#F4F1EA', ink: '#474B47' },
  dark: { paper: '#141615', ink: '#BFBDB4' },
} as const

const coloursNow = () => frameColours[nativeTheme.shouldUseDarkColors ? 'dark' : 'light']

function overlayNow() {
  const { paper, ink } = coloursNow()
  return { color: paper, symbolColor: ink, height: TITLE_BAR_HEIGHT }
}

/** Windows and macOS draw their buttons over the page, which leaves a drag region; elsewhere the system's frame stays. */
function frameFor(platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  if (platform === 'darwin') return { titleBarStyle: 'hidden', titleBarOverlay: { height: TITLE_BAR_HEIGHT } }
  if (platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlayNow() }
  return {}
}

function createWindow(state: WindowState): BrowserWindow {
  return new BrowserWindow({
    ...boundsToOpen(
      state.bounds,
      screen.getAllDisplays().map(display => display.workArea),
    ),
    ...frameFor(process.platform),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    title: app.getName(),
    backgroundColor: coloursNow().paper,
    // Shown when painted: an empty frame reads as a broken start.
    show: false,
    webPreferences: {
      preload: join(__dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spelling dictionaries come from the network.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
}

function followScheme(window: BrowserWindow): void {
  const paint = () => {
    window.setBackgroundColor(coloursNow().paper)
    if (process.platform === 'win32') window.setTitleBarOverlay(overlayNow())
  }
  nativeTheme.on('updated', paint)
  window.on('closed', () => nativeTheme.off('updated', paint))
}

/** A reload while the page still loads, or a window closed meanwhile, is no failure. */
function ignoreInterruption(fault: unknown): void {
  if (!(fault instanceof Error && 'code' in fault && fault.code === 'ERR_ABORTED')) throw fault
}

/** Opens the one window; `stateFile` remembers where it was and in which colours. */
export async function openWindow(stateFile: string): Promise<BrowserWindow> {
  const state = readWindowState(stateFile)
  nativeTheme.themeSource = state.scheme
  const window = createWindow(state)
  if (state.isMaximized) window.maximize()
  followScheme(window)
  window.on('close', () => {
    const scheme = nativeTheme.themeSource
    writeWindowState(stateFile, {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      scheme,
    })
  })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${APP_ORIGIN}/`).catch(ignoreInterruption)
  return window
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
