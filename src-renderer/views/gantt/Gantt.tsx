import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Gantt.module.css'
import { GanttToolbar } from './GanttToolbar'
import { useGanttChart } from './useGanttChart'

/** The plan of the open project on its time axis. */
export function Gantt() {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const [told, tell] = useState('')
  const chart = useGanttChart(host, tell)
  return (
    <section className={styles.gantt} aria-label={t('gantt.name')}>
      <GanttToolbar chart={chart} />
      <div className={styles.chart} ref={host} />
      <div className="visually-hidden" aria-live="polite">
        {told}
      </div>
    </section>
  )
}
