import { MantineProvider } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { StartFacts } from '#shared/contracts/ipc'
import { openApp, type Start } from '../../session/openApp'
import type { HostPorts } from '#shared/host/hostPorts'
import { theme } from '../../theme/theme'
import { FirstRun } from '../first/FirstRun'
import { StorageFailed } from './StorageFailed'
import { Window } from './Window'

interface AppProps {
  readonly openPorts: () => Promise<HostPorts>
  readonly facts: StartFacts
}

export function App({ openPorts, facts }: AppProps) {
  const [start, setStart] = useState<Start>({ at: 'opening' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    void openApp(openPorts, facts).then(setStart)
  }, [openPorts, facts, attempt])
  const retry = (): void => {
    setStart({ at: 'opening' })
    setAttempt(attempt + 1)
  }
  return (
    <MantineProvider
      theme={theme}
      withCssVariables={false}
      withGlobalClasses={false}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      {start.at === 'failed' && <StorageFailed reason={start.reason} onRetry={retry} />}
      {start.at === 'new' && (
        <FirstRun ports={start.ports} onReady={host => setStart({ at: 'ready', host })} />
      )}
      {start.at === 'ready' && <Window host={start.host} />}
    </MantineProvider>
  )
}

/** Fresh for each load of the page; without it the content policy refuses the style elements of the components. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
}
