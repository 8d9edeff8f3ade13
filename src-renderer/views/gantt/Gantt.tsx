import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreview } from '../../session/preview'
import styles from './Gantt.module.css'
import { GanttToolbar } from './GanttToolbar'
import { type HeldPreview, makeHeldPreview } from './heldPreview'
import { useGanttChart } from './useGanttChart'

/** The plan of the open project on its time axis. */
export function Gantt() {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const [told, tell] = useState('')
  const preview = useMemo(() => makeHeldPreview(), [])
  const chart = useGanttChart(host, { preview, announce: tell })
  return (
    <section className={styles.gantt} aria-label={t('gantt.name')}>
      <GanttToolbar chart={chart} />
      <div className={styles.chart} ref={host} />
      <PreviewFeed to={preview} />
      <div className="visually-hidden" aria-live="polite">
        {told}
      </div>
    </section>
  )
}

/** Renders with every edit, so that the chart around it need not. */
function PreviewFeed({ to }: { to: HeldPreview }) {
  const preview = usePreview()
  useLayoutEffect(() => to.hold(preview), [to, preview])
  return null
}
