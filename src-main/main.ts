import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  nativeTheme,
  type OpenDialogOptions,
  session,
  shell,
} from 'electron'
import { FILE_OPENED, type StartFacts } from '#shared/contracts/ipc'
import { registerAppScheme, serveApp } from './appProtocol'
import { courierInWorker } from './courier/courierInWorker'
import { fileOfCommandLine, OpenedFiles } from './courier/openedFile'
import { saveCourier } from './courier/saveCourier'
import { flushBeforeClosing } from './closing'
import { linkToOpen } from './externalLink'
import { endOnFault, tellWhenPageFails } from './faults'
import { type Flush, openFlush } from './flush'
import { guardContents, guardSession } from './guards'
import { type Answers, answerWindow } from './ipc/answer'
import { type Log, openLog } from './log'
import { addDeveloperKey, setMenu } from './menu'
import { type Overrides, readOverrides } from './overrides'
import { storageAnswers, type StorageOutside } from './storage/answers'
import { discardBrowserStorage } from './storage/browserStorage'
import { keepRestorePoints } from './storage/keepRestorePoints'
import { LocalStorage } from './storage/localStorage'
import { mergeInWorker } from './storage/mergeInWorker'
import { relayHealth } from './relayHealth'
import { printedPage, printedSheets, reasonOf, saveAs, saveBy } from './saveAs'
import { bringToFront, openWindow } from './window'
import { type Words, wordsFor } from './words'
import { readWorkspaceList, writeWorkspaceList } from './workspaceList'

/** A Linux without a language setting names `c` as the person's first language. */
function systemLanguage(): string {
  return (
    app.getPreferredSystemLanguages().find(language => /^[a-z]{2,3}(-|$)/i.test(language)) ?? app.getLocale()
  )
}

function startFacts(
  overrides: Overrides,
  language: string,
  workspaces: StartFacts['workspaces'],
): StartFacts {
  return {
    workspaces,
    language,
    platform: process.platform as StartFacts['platform'],
    version: app.getVersion(),
    clockOverride: overrides.clock,
    sample: overrides.sample,
    profile: overrides.profile === null ? 'standard' : 'separate',
  }
}

interface AnswerParts {
  readonly storage: LocalStorage
  readonly flush: Flush
  readonly words: Words
  readonly log: Log
  readonly opened: OpenedFiles
}

function makeAnswers(
  facts: (workspaces: StartFacts['workspaces']) => StartFacts,
  { storage, flush, words, log, opened }: AnswerParts,
): Answers {
  const listFile = join(app.getPath('userData'), 'workspaces.json')
  const profile = app.getPath('userData')
  const outside: StorageOutside = {
    discardBrowserStorage: () =>
      discardBrowserStorage({ session: session.defaultSession, profile, now: Date.now() }, log),
    showFolder: async folder => {
      const fault = await shell.openPath(folder)
      if (fault !== '') throw new Error(`the folder could not be shown: ${fault}`)
    },
    chooseFolder: async () => {
      const [window] = BrowserWindow.getAllWindows()
      const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] }
      const { canceled, filePaths } = window
        ? await dialog.showOpenDialog(window, options)
        : await dialog.showOpenDialog(options)
      return canceled ? null : (filePaths[0] ?? null)
    },
  }
  return {
    ...storageAnswers(storage, log, outside),
    // Read anew: a page that is loaded again must not take an older list for the one that was kept last.
    startFacts: () => facts(readWorkspaceList(listFile, log)),
    keepWorkspaces: async list => {
      await writeWorkspaceList(listFile, list)
      return undefined
    },
    openExternal: async text => {
      const link = linkToOpen(text)
      if (link === null) return { at: 'notAllowed' }
      await shell.openExternal(link)
      return { at: 'opened' }
    },
    relayHealth: address => relayHealth(address),
    setScheme: scheme => {
      nativeTheme.themeSource = scheme
      return undefined
    },
    saveFile: ({ name, kind, bytes }) => saveAs({ name, kind, words }, async () => bytes),
    ...courierAnswers(words, log),
    openedFile: opened.next,
    printPdf: name => saveAs({ name, kind: 'pdf', words }, () => printedPage(name)),
    printSheets: ({ name, ...sides }) => saveAs({ name, kind: 'pdf', words }, () => printedSheets(sides)),
    flushed: isSaved => {
      flush.answer(isSaved)
      return undefined
    },
  }
}

function courierAnswers(words: Words, log: Log): Pick<Answers, 'saveCourier' | 'readCourier'> {
  const work = courierInWorker(join(__dirname, 'courierWorker.cjs'))
  return {
    saveCourier: ({ name, file, passphrase }) =>
      saveBy({ name, kind: 'courier', words }, async path => {
        try {
          await saveCourier({ file, passphrase, path }, work)
          return { at: 'saved' }
        } catch (fault) {
          log.fault('courier.save', fault)
          return { at: 'failed', reason: reasonOf(fault) }
        }
      }),
    readCourier: ({ bytes, passphrase }) => work.open(bytes, passphrase),
  }
}

/** By double click: with the start, to the app that runs already, and as macOS tells it. */
function openFiles(): OpenedFiles {
  const opened = new OpenedFiles(() => {
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.send(FILE_OPENED)
  })
  const first = fileOfCommandLine(process.argv)
  if (first !== null) opened.add(first)
  app.on('second-instance', (_event, argv) => {
    const file = fileOfCommandLine(argv)
    if (file !== null) opened.add(file)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    const file = fileOfCommandLine(['', path])
    if (file !== null) opened.add(file)
  })
  return opened
}

async function run(overrides: Overrides): Promise<void> {
  // macOS tells of the file that starts the app before it is ready.
  const opened = openFiles()
  await app.whenReady()
  const logFile = join(app.getPath('userData'), 'logs', 'main.log')
  const log = openLog(logFile, Date.now)
  const language = overrides.language ?? systemLanguage()
  const words = wordsFor(language)
  const flush = openFlush()
  endOnFault({ words, log, logFile })
  setMenu()
  guardSession(session.defaultSession, log)
  serveApp(join(__dirname, '../renderer'), overrides.rendererUrl)
  const facts = (workspaces: StartFacts['workspaces']) => startFacts(overrides, language, workspaces)
  const storage = new LocalStorage({
    folder: app.getPath('userData'),
    version: app.getVersion(),
    merge: mergeInWorker(join(__dirname, 'mergeWorker.cjs')),
    now: Date.now,
    newId: () => randomBytes(4).toString('hex'),
    log,
  })
  keepRestorePoints(app, storage, log)
  answerWindow(ipcMain, makeAnswers(facts, { storage, flush, words, log, opened }))

  const open = () => openWindow(join(app.getPath('userData'), 'window.json'))
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log))
  app.on('browser-window-created', (_event, window) => {
    tellWhenPageFails(window, words, log)
    flushBeforeClosing(window, { flush, log, words })
    addDeveloperKey(window)
  })
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window) bringToFront(window)
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  await open()
  log.note('app.opened', { packaged: app.isPackaged })
  storage.keepReserve().catch((fault: unknown) => log.fault('storage.reserve', fault))
}

const overrides = readOverrides(process.env, app.isPackaged)
// The lock belongs to the profile's folder, so the folder comes first.
if (overrides.profile) app.setPath('userData', overrides.profile)
// With --no-sandbox (root) the children would crash in a loop.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
if (app.requestSingleInstanceLock()) run(overrides)
else app.quit()
