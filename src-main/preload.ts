import { contextBridge, ipcRenderer } from 'electron'
import type { Answer, Argument, Bridge, Channel } from '#shared/contracts/ipc'
import { FILE_OPENED, FLUSH_BEFORE_QUIT, STORAGE_CHANNELS } from '#shared/contracts/ipc'

function ask<C extends Channel>(channel: C, argument: Argument<C>): Promise<Answer<C>> {
  return ipcRenderer.invoke(channel, argument)
}

const saves = new Set<() => Promise<void>>()

ipcRenderer.on(FLUSH_BEFORE_QUIT, async () => {
  const outcomes = await Promise.allSettled([...saves].map(save => save()))
  await ask(
    'flushed',
    outcomes.every(outcome => outcome.status === 'fulfilled'),
  )
})

const bridge: Bridge = {
  startFacts: () => ask('startFacts', undefined),
  openExternal: url => ask('openExternal', url),
  relayHealth: address => ask('relayHealth', address),
  setScheme: scheme => ask('setScheme', scheme),
  keepWorkspaces: list => ask('keepWorkspaces', list),
  storage: (channel, argument) => {
    // The page's word for it that this is one of them is only a promise.
    if (!STORAGE_CHANNELS.includes(channel)) throw new Error('no channel of storage')
    return ask(channel, argument)
  },
  saveFile: file => ask('saveFile', file),
  saveCourier: courier => ask('saveCourier', courier),
  readCourier: courier => ask('readCourier', courier),
  openedFile: () => ask('openedFile', undefined),
  onFileOpened: listener => {
    const heard = (): void => listener()
    ipcRenderer.on(FILE_OPENED, heard)
    return () => ipcRenderer.off(FILE_OPENED, heard)
  },
  printPdf: name => ask('printPdf', name),
  printSheets: sheets => ask('printSheets', sheets),
  onFlushBeforeQuit: save => {
    saves.add(save)
    return () => saves.delete(save)
  },
}

contextBridge.exposeInMainWorld('warroom', bridge)
