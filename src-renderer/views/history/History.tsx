import { memo, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localTimeOf } from '#shared/calendar/localTime'
import { dayOfNumber } from '#shared/domain/day'
import { eventsByDay, pastPlans } from '#shared/projections/history/days'
import { timelineOf } from '#shared/projections/history/timeline'
import { type PastProject, useDayOf, usePastProject } from '../../session/pastPlan'
import { type ProjectLog, useProjectLog } from '../../session/projectLog'
import { SessionContext, ProjectContext, useHost, useProject, useSession } from '../../session/projectContext'
import { DayContext, useToday } from '../../session/today'
import { Board } from '../board/Board'
import { Gantt } from '../gantt/Gantt'
import { EditFields } from '../shell/AccessNote'
import { FilterBar } from '../shell/FilterBar'
import { DaySlider, type Stage } from './DaySlider'
import classes from './History.module.css'
import { Side } from './Side'

/** 历史: the board and the Gantt chart as they stood on any day, and what became of them. */
export function History() {
  const { t } = useTranslation()
  const { id } = useProject()
  const log = useProjectLog()
  if (log === null) {
    return (
      <p className={classes.reading} role="status">
        {t('history.reading')}
      </p>
    )
  }
  return <Days key={id} log={log} />
}

function Days({ log }: { log: ProjectLog }) {
  const { clock } = useHost().ports
  const local = localTimeOf(clock.zone)
  const timeline = useMemo(() => timelineOf(log.plan, log.events), [log])
  const days = useMemo(() => eventsByDay(timeline, log.createdAt, local), [timeline, log, local])
  useToday() // after midnight there is a day more
  const last = Math.max(local.dayNumber(clock.now()), days.first)
  const [chosen, choose] = useState<number | null>(null)
  const [stage, setStage] = useState<Stage>('board')
  const day = Math.min(chosen ?? last, last)
  // The slider stays under the hand; the views follow when they are drawn.
  const shown = useDeferredValue(day)
  const planOf = useMemo(() => pastPlans(timeline), [timeline])
  const past = useMemo(
    () => planOf(shown === last ? Infinity : local.endOf(shown)),
    [planOf, shown, last, local],
  )
  const side = useMemo(
    () => ({ timeline, past, day: shown, events: days.on(shown), isToday: shown === last }),
    [timeline, past, shown, days, last],
  )
  // Lists are read after the views.
  const listed = useDeferredValue(side)
  const then = usePastProject(useProject(), useSession(), past)
  return (
    <div className={classes.page} data-history-day={dayOfNumber(day)} data-shown-day={dayOfNumber(shown)}>
      <DaySlider days={days} last={last} day={day} onChoose={choose} stage={stage} onStage={setStage} />
      <div className={classes.columns}>
        <StageOfThen then={then} stage={stage} />
        <Side {...listed} />
      </div>
    </div>
  )
}

/** Drawn once for a day: when its plan is shown, and not before. */
const StageOfThen = memo(function StageOfThen({ then, stage }: { then: PastProject; stage: Stage }) {
  const { t } = useTranslation()
  const day = useDayOf(then)
  return (
    <SessionContext value={then.session}>
      <ProjectContext value={then.project}>
        <DayContext value={day}>
          <section className={classes.stage} aria-label={t('history.stage', { view: t(`shell.${stage}`) })}>
            <EditFields>
              <FilterBar />
              <div className={classes.view}>{stage === 'board' ? <Board /> : <Gantt />}</div>
            </EditFields>
          </section>
        </DayContext>
      </ProjectContext>
    </SessionContext>
  )
})
