import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenProject } from '../../session/openProject'
import { ProjectContext } from '../../session/projectContext'
import { RhythmContext, useDeferredRhythm } from '../../session/rhythm'
import { usePullBackOffers } from '../../session/pullBack'
import { useTellReviewCount } from '../../session/review'
import type { View } from '../../session/screen'
import { Board } from '../board/Board'
import { MoveReason } from '../plan/MoveReason'
import { PlanPreview } from '../plan/PlanPreview'
import { TaskPanel } from '../task/TaskPanel'
import { Gantt, History, Retro, Review } from './lateViews'
import { ProjectHeader } from './ProjectHeader'
import { RhythmStrip } from './RhythmStrip'
import { EditFields, Readable } from './AccessNote'
import { Banners } from './Banners'
import { FilterBar } from './FilterBar'
import classes from './ProjectView.module.css'
import { useUndoKeys } from './useUndoKeys'

/** Storage answers first, then the first paint, and only then the network. */
export function ProjectView({ id, view }: { id: string; view: View }) {
  const project = useOpenProject(id)
  if (project === null) return <Opening />
  return (
    <ProjectContext value={project}>
      <Readable>
        <EditFields>
          <Opened view={view} />
        </EditFields>
      </Readable>
    </ProjectContext>
  )
}

function Opening() {
  const { t } = useTranslation()
  return (
    <p className={classes.opening} role="status">
      {t('shell.opening')}
    </p>
  )
}

function Opened({ view }: { view: View }) {
  useUndoKeys()
  usePullBackOffers()
  useTellReviewCount()
  return (
    <div className={classes.project}>
      <ProjectHeader view={view} />
      <Timeline />
      {(view === 'board' || view === 'gantt') && <FilterBar />}
      <div className={classes.view} data-view={view}>
        {view === 'board' && <Board />}
        <Suspense fallback={<Opening />}>
          {view === 'gantt' && <Gantt />}
          {view === 'retro' && <Retro />}
          {view === 'history' && <History />}
          {view === 'review' && <Review />}
        </Suspense>
      </div>
      <PlanPreview />
      {view !== 'history' && <TaskPanel />}
      <MoveReason />
    </div>
  )
}

/** Its deferred updates do not delay the view below it. */
function Timeline() {
  return (
    <RhythmContext value={useDeferredRhythm()}>
      <RhythmStrip />
      <Banners />
    </RhythmContext>
  )
}
