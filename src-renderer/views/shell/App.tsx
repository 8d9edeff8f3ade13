import { MantineProvider } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { StartFacts } from '#shared/contracts/ipc'
import { StoreFault, type StoreFaultReason } from '#shared/ports/updateStore'
import { languageOf } from '../../locales/language'
import { readIdentity, resume } from '../../session/boot'
import { makeSample } from '../../session/sample/makeSample'
import type { Session, SessionPorts } from '../../session/session'
import { theme } from '../../theme/theme'
import { FirstRun } from '../first/FirstRun'
import { StorageFailed } from './StorageFailed'
import { Window } from './Window'

interface AppProps {
  readonly openPorts: () => Promise<SessionPorts>
  readonly facts: StartFacts
}

type Start =
  | { readonly at: 'opening' }
  | { readonly at: 'new'; readonly ports: SessionPorts }
  | { readonly at: 'ready'; readonly session: Session }
  | { readonly at: 'failed'; readonly reason: StoreFaultReason }

export function App({ openPorts, facts }: AppProps) {
  const [start, setStart] = useState<Start>({ at: 'opening' })
  const open = useCallback(async () => {
    setStart({ at: 'opening' })
    setStart(await opened(openPorts, facts))
  }, [openPorts, facts])
  useEffect(() => void open(), [open])
  return (
    <MantineProvider
      theme={theme}
      withCssVariables={false}
      withGlobalClasses={false}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      {start.at === 'failed' && <StorageFailed reason={start.reason} onRetry={() => void open()} />}
      {start.at === 'new' && (
        <FirstRun ports={start.ports} onReady={session => setStart({ at: 'ready', session })} />
      )}
      {start.at === 'ready' && <Window session={start.session} />}
    </MantineProvider>
  )
}

async function opened(openPorts: AppProps['openPorts'], facts: StartFacts): Promise<Start> {
  try {
    const ports = await openPorts()
    const identity = await readIdentity(ports)
    if (identity !== null) return { at: 'ready', session: await resume(ports, identity) }
    if (facts.sample === 'double11')
      return { at: 'ready', session: await makeSample(ports, languageOf(facts.language)) }
    return { at: 'new', ports }
  } catch (fault) {
    if (fault instanceof StoreFault) return { at: 'failed', reason: fault.reason }
    throw fault
  }
}

/** Fresh for each load of the page; without it the content policy refuses the style elements of the components. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
}
