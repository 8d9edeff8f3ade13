const { app, BrowserWindow } = require('electron')

app.setPath('userData', process.env.BENCH_PROFILE)
app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => {
  const webPreferences = { backgroundThrottling: false }
  const window = new BrowserWindow({ width: 1400, height: 900, useContentSize: true, webPreferences })
  return window.loadURL('about:blank')
})
