import { app, type BrowserWindow, Menu } from 'electron'

/**
 * macOS needs a menu for copy, paste and quit to have keys. Undo and redo stay out of it: they belong to
 * the app's own commands. Elsewhere a menu bar would only bring keys that reload or zoom by accident.
 */
export function setMenu(): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null)
  const edit = {
    label: 'Edit',
    submenu: (['cut', 'copy', 'paste', 'selectAll'] as const).map(role => ({ role })),
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, edit, { role: 'windowMenu' }]))
}

/** F12 opens the developer tools while the app is not packaged; then they are switched off altogether. */
export function addDeveloperKey(window: BrowserWindow): void {
  if (app.isPackaged) return
  window.webContents.on('before-input-event', (_event, input) => {
    if (input.type === 'keyDown' && input.key === 'F12') window.webContents.toggleDevTools()
  })
}
