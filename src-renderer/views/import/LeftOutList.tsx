import { useTranslation } from 'react-i18next'
import { dayOfInstant } from '#shared/domain/day'
import type { PlanLeftOut } from '#shared/model/foreignPlan'
import { fullDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useHost } from '../../session/projectContext'
import classes from './Import.module.css'

interface LeftOutListProps {
  readonly leftOut: readonly PlanLeftOut[]
  readonly historyFrom: number | null
}

/** Everything that is not imported, with the reason. */
export function LeftOutList({ leftOut, historyFrom }: LeftOutListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { zone } = useHost().ports.clock
  const isEmpty = leftOut.length === 0 && historyFrom === null
  return (
    <section className={classes.section} data-left-out>
      <h3>{t('import.leftOut')}</h3>
      {isEmpty && <p className={classes.hint}>{t('import.nothingLeftOut')}</p>}
      {historyFrom !== null && (
        <p className={classes.notice}>
          {t('import.historyFrom', { day: fullDay(dayOfInstant(historyFrom, zone), language) })}
        </p>
      )}
      {leftOut.length > 0 && (
        <ul className={classes.left}>
          {leftOut.map(({ what, why, count }) => (
            <li key={`${what}/${why}`}>
              <b>{count.toLocaleString()}</b>
              <span>{t(`import.what.${what}`)}</span>
              <span>{t(`import.why.${why}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
