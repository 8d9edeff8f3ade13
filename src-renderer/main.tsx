import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/spotlight/styles.css'
import './theme/tokens.css'
import './theme/mantine.css'
import './theme/base.css'
import './theme/print.css'
import { nanoid } from 'nanoid'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { consoleLog } from './adapters/consoleLog'
import { systemClock } from './adapters/systemClock'
import { systemTimers } from './adapters/systemTimers'
import { workerForeignReader } from './adapters/foreignReader/workerForeignReader'
import { websocketTransport } from './adapters/websocketTransport'
import { languageOf, speak, startWords } from './locales/language'
import { watchDisk } from '#shared/host/storage/diskWatch'
import type { HostPorts } from '#shared/host/hostPorts'
import type { WorkspacesPorts } from '#shared/host/workspaces/workspaces'
import { openStorage } from './adapters/openStorage'
import { workspaceRegistry } from './adapters/workspaceRegistry'
import { App } from './views/shell/App'
import { keepKeysOfInputMethods } from './widgets/composing'

/** Long after the first screen: the copies of what nobody opens are compared. */
const MERGE_ALL_AFTER_MS = 20_000

async function main(): Promise<void> {
  keepKeysOfInputMethods(window)
  const facts = await window.warroom.startFacts()
  const language = languageOf(facts.language)
  await startWords(language)
  await speak(language)
  const clock = systemClock(facts.clockOverride)
  const newId = (): string => nanoid(14)
  const openPorts = async (store: string): Promise<HostPorts> => {
    const storage = await openStorage(store, consoleLog)
    systemTimers.after(MERGE_ALL_AFTER_MS, () => {
      storage.store.mergeAll().catch((fault: unknown) => consoleLog.fault('storage.mergeAll', fault))
    })
    watchDisk({
      diskState: () => window.warroom.storage('diskState', store),
      timers: systemTimers,
      health: storage.health,
      log: consoleLog,
    })
    return {
      ...storage,
      clock,
      timers: systemTimers,
      log: consoleLog,
      calendar: chinaCalendar,
      newId,
      foreignFiles: workerForeignReader,
      transportTo: address => websocketTransport(address, clock),
    }
  }
  const ports: WorkspacesPorts = {
    registry: workspaceRegistry(facts.workspaces, () => window.warroom.storage('storesOnDisk', undefined)),
    openPorts,
    newId,
    log: consoleLog,
  }
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App ports={ports} facts={facts} />
    </StrictMode>,
  )
  // Two hundred parts of a font for titles, half of all styles: its letters come a moment after their place.
  await import('@fontsource/noto-serif-sc/600.css')
}

void main()
