import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
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
  return (
    <section className={styles.gantt} aria-label={t('gantt.name')}>
      <GanttToolbar chart={chart} />
      <div className={styles.chart} ref={host} />
      {opened !== null && <AtPoint opened={opened} chart={chart} close={() => open(null)} />}
      <div className="visually-hidden" aria-live="polite">
        {announcement}
      </div>
    </section>
  )
}
