import { MantineProvider } from '@mantine/core'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { StartFacts } from '#shared/contracts/ipc'
import { openApp, type Start } from '../../session/openApp'
import type { Workspaces, WorkspacesPorts } from '#shared/host/workspaces/workspaces'
import { flushTyped, useShownHost, WorkspacesContext } from '../../session/workspaces'
import { theme } from '../../theme/theme'
import { FirstRun } from '../first/FirstRun'
import { StorageFailed } from './StorageFailed'

let reading: Promise<typeof import('./Window')> | null = null

/** Most of the program. Asked for once. */
function readWindow(): Promise<typeof import('./Window')> {
  reading ??= import('./Window')
  return reading
}

const Window = lazy(async () => ({ default: (await readWindow()).Window }))

interface AppProps {
  readonly ports: WorkspacesPorts
  readonly facts: StartFacts
}

export function App({ ports, facts }: AppProps) {
  const [start, setStart] = useState<Start>({ at: 'opening' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    // Read while the storage opens, unless somebody new is asked for a name first.
    if (facts.workspaces !== null) void readWindow()
    void openApp(ports, facts).then(setStart)
  }, [ports, facts, attempt])
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
        <FirstRun
          ports={start.ports}
          onFault={fault => ports.log.fault('introduce.failed', fault)}
          onReady={async host => {
            await start.workspaces.begin(host)
            setStart({ at: 'ready', workspaces: start.workspaces })
          }}
        />
      )}
      {start.at === 'ready' && <ShownWorkspace workspaces={start.workspaces} />}
    </MantineProvider>
  )
}

function ShownWorkspace({ workspaces }: { workspaces: Workspaces }) {
  const host = useShownHost(workspaces)
  const { shown } = workspaces.list()
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    // All that could have the keyboard went with the workspace before.
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('[data-workspaces]')?.focus()
  }, [shown])
  useEffect(() => window.warroom.onFlushBeforeQuit(() => flushTyped(workspaces)), [workspaces])
  return (
    <WorkspacesContext value={workspaces}>
      <Suspense>{host !== null && <Window key={shown} host={host} />}</Suspense>
    </WorkspacesContext>
  )
}

/** Fresh for each load of the page; without it the content policy refuses the style elements of the components. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
}
