import { useMantineColorScheme } from '@mantine/core'
import { Suspense, useEffect, useEffectEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAfterPaint } from '../../session/afterPaint'
import { useNotices } from '../../session/notices'
import { useWorkspaceName, useWorkspaces, useWorkspaceWork } from '../../session/workspaces'
import { SessionContext, useHost } from '../../session/projectContext'
import { type Scheme, usePreferences } from '../../session/preferences'
import { sweepTrash } from '#shared/host/projects/projectTrash'
import { usePresence } from '../../session/presence'
import { useStorageNotices } from '../../session/storageNotices'
import { useScreen } from '../../session/screen'
import type { Host } from '#shared/host/host'
import { sessionOf } from '../../session/session'
import { Import } from '../import/Import'
import { useDroppedFiles, useFilesOfSystem } from '../import/useOpenFile'
import { NewProject } from '../wizard/NewProject'
import { ProjectView } from './ProjectView'
import { Projects } from '../projects/Projects'
import { Settings } from '../settings/Settings'
import { NoticeLine } from './NoticeLine'
import { Search } from './Search'
import { Courier, readAhead, RestorePoints } from './lateViews'
import { Sidebar } from './Sidebar'
import { ErrorBoundary } from './ErrorBoundary'
import classes from './Window.module.css'

export function Window({ host }: { host: Host }) {
  const session = useMemo(() => sessionOf(host), [host])
  return (
    <SessionContext value={session}>
      <Preferred />
      <AfterFirstPaint />
      <Layout />
    </SessionContext>
  )
}

/** Other workspaces come into step once this one is quiet. */
const OTHERS_AFTER_MS = 2_000

/** What can wait for the first paint: views that are likely next, and projects that the trash no longer keeps. */
function AfterFirstPaint() {
  const host = useHost()
  const { startOthers } = useWorkspaces()
  const work = useWorkspaceWork()
  const begin = useEffectEvent(() => void work(startOthers()))
  useTellFailed()
  useStorageNotices()
  const isPainted = useAfterPaint()
  useEffect(() => {
    if (!isPainted) return
    const { log } = host.ports
    sweepTrash(host).catch((fault: unknown) => log.fault('trash.failed', fault))
    const timer = setTimeout(begin, OTHERS_AFTER_MS)
    const stop = readAhead(fault => log.fault('view.failed', fault))
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [host, isPainted])
  return null
}

/** One whose storage failed is told while another stands on the screen. */
function useTellFailed(): void {
  const { t } = useTranslation()
  const { failed } = useWorkspaces()
  const nameOf = useWorkspaceName()
  const tellAll = useEffectEvent(() => {
    const { tell } = useNotices.getState()
    for (const entry of failed())
      tell({ text: t('workspace.notOpened', { name: nameOf(entry) }), tone: 'fault' })
  })
  useEffect(() => tellAll(), [])
}

/** Language and colours follow what this person chose, on whichever computer. */
function Preferred() {
  usePresence()
  const { scheme } = usePreferences()
  const { setColorScheme } = useMantineColorScheme()
  // An event, because the setter is another function at every render.
  const apply = useEffectEvent((chosen: Scheme) => {
    setColorScheme(chosen === 'system' ? 'auto' : chosen)
    void window.warroom.setScheme(chosen)
  })
  useEffect(() => apply(scheme), [scheme])
  return null
}

function Layout() {
  const { t } = useTranslation()
  const page = useScreen(screen => screen.page)
  useDroppedFiles()
  useFilesOfSystem()
  return (
    <div className={classes.window} data-ready={page.at}>
      <a className={classes.skip} href="#main">
        {t('shell.skip')}
      </a>
      <Sidebar />
      <main id="main" className={classes.main}>
        <ErrorBoundary key={page.at === 'project' ? page.id : page.at}>
          {page.at === 'projects' && <Projects />}
          {page.at === 'newProject' && <NewProject />}
          {page.at === 'import' && <Import />}
          {page.at === 'settings' && <Settings />}
          {page.at === 'restorePoints' && (
            <Suspense fallback={null}>
              <RestorePoints />
            </Suspense>
          )}
          {page.at === 'courier' && (
            <Suspense fallback={null}>
              <Courier />
            </Suspense>
          )}
          {page.at === 'project' && <ProjectView id={page.id} view={page.view} />}
        </ErrorBoundary>
      </main>
      <NoticeLine />
      <Search />
    </div>
  )
}
