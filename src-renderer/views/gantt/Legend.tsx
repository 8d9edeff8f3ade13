import { Button, Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import bars from './stage/bars.module.css'
import styles from './Legend.module.css'

/** What the marks mean, drawn as they are in the chart. */
export function Legend() {
  const { t } = useTranslation()
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" data-legend>
          {t('gantt.legend')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('gantt.legend')}>
        <ul className={styles.legend}>
          {MARKS.map(([name, mark]) => (
            <li key={name}>
              <span className={styles.mark}>{mark}</span>
              {t(`gantt.legends.${name}`)}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

const MARKS: readonly (readonly [name: string, mark: ReactNode])[] = [
  ['progress', <span key="" className={`${styles.progress} ${bars.swatch} ${bars.gamboge}`} />],
  ['summary', <span key="" className={styles.rail} />],
  ['milestone', <span key="" className={styles.diamond} />],
  ['pinned', <span key="" className={styles.tack} />],
  ['dependency', <span key="" className={styles.line} />],
  ['critical', <span key="" className={styles.critical} />],
  ['slack', <span key="" className={styles.slack} />],
  ['moved', <span key="" className={styles.moved} />],
  ['baseline', <span key="" className={styles.baseline} />],
  ['deadline', <span key="" className={styles.deadline} />],
  ['tried', <span key="" className={styles.tried} />],
  ['conflict', <span key="" className={styles.ring} />],
]
