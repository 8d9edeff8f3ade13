import { Button } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlanPart, useProject } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { AtPoint, type Opened } from './AtPoint'
import styles from './Gantt.module.css'
import { GanttToolbar } from './GanttToolbar'
import { type ChartEvents, useGanttChart } from './useGanttChart'

/** The plan of the open project on its time axis. */
export function Gantt() {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const [announcement, announce] = useState('')
  const [opened, open] = useState<Opened | null>(null)
  const events = useMemo<ChartEvents>(
    () => ({
      announce,
      openLink: (id, at) => open({ what: 'link', id, at }),
      openMenu: (id, at) => open({ what: 'menu', id, at }),
    }),
    [],
  )
  const chart = useGanttChart(host, events)
  const isEmpty = usePlanPart(plan => plan.task.list().every(task => task.isRemoved || task.isArchived))
  return (
    <section className={styles.gantt} aria-label={t('gantt.name')}>
      <GanttToolbar chart={chart} />
      <div className={styles.chart} ref={host} />
      {isEmpty && <Nothing />}
      {opened !== null && <AtPoint opened={opened} chart={chart} close={() => open(null)} />}
      <div className="visually-hidden" aria-live="polite">
        {announcement}
      </div>
    </section>
  )
}

/** A chart without bars says what makes some. */
function Nothing() {
  const { t } = useTranslation()
  const { id } = useProject()
  const go = useScreen(screen => screen.go)
  return (
    <div className={styles.nothing} data-gantt-empty>
      <h2>{t('gantt.emptyTitle')}</h2>
      <p>{t('gantt.emptyText')}</p>
      <Button variant="default" onClick={() => go({ at: 'project', id, view: 'board' })}>
        {t('gantt.toBoard')}
      </Button>
    </div>
  )
}
