import { IconCheckbox, IconLink, IconMessage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Card } from '#shared/projections/card'
import { dayRange, longDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { PinMark } from '../../widgets/PinMark'
import classes from './CardFacts.module.css'

/** The second line: dates, lateness, checklist, comments, links, labels. */
export function CardFacts({ card }: { card: Card }) {
  const { t } = useTranslation()
  const { standing, checks, checked, comments, links, labels } = card
  const icon = { size: 13, stroke: 1.5, 'aria-hidden': true } as const
  return (
    <div className={classes.facts}>
      <Dates card={card} />
      {standing.lateDays > 0 && (
        <span className={classes.late}>{t('board.late', { count: standing.lateDays })}</span>
      )}
      {checks > 0 && (
        <span title={t('board.checks')}>
          <IconCheckbox {...icon} /> {checked}/{checks}
        </span>
      )}
      {comments > 0 && (
        <span title={t('board.comments')}>
          <IconMessage {...icon} /> {comments}
        </span>
      )}
      {links > 0 && (
        <span title={t('board.links')}>
          <IconLink {...icon} /> {links}
        </span>
      )}
      {labels.map(label => (
        <span
          key={label.id}
          className={classes.label}
          style={{ color: `var(--wr-${label.colour})`, background: `var(--wr-${label.colour}-tint)` }}
        >
          {label.name}
        </span>
      ))}
    </div>
  )
}

function Dates({ card: { task, standing } }: { card: Card }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { pin } = task.timing
  if (pin !== null) {
    return (
      <span className={classes.pinned}>
        <PinMark label={t('board.pinned')} /> {longDay(pin.day, language)} {pin.time}
      </span>
    )
  }
  if (standing.dates !== null) {
    return <span>{dayRange(standing.dates.start, standing.dates.finish, language)}</span>
  }
  return standing.due === null ? null : (
    <span>{t('board.due', { day: longDay(standing.due, language) })}</span>
  )
}
