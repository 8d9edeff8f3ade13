import { IconCheckbox, IconLink, IconMessage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/domain/day'
import type { Card } from '#shared/projections/board/card'
import { dayRange, longDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { LabelChip } from '../../widgets/LabelChip'
import { PinMark } from '../../widgets/PinMark'
import classes from './CardFacts.module.css'
import { useCardWords } from './columns'

/** The second line: dates, lateness, checklist, comments, links, labels. */
export function CardFacts({ card }: { card: Card }) {
  const words = useCardWords()
  const { standing, checks, checked, comments, links, labels } = card
  const icon = { size: 13, stroke: 1.5, 'aria-hidden': true } as const
  return (
    <div className={classes.facts}>
      <Dates card={card} />
      {standing.lateDays > 0 && <Late days={standing.lateDays} />}
      {checks > 0 && (
        <span title={words.checks}>
          <IconCheckbox {...icon} /> {checked}/{checks}
        </span>
      )}
      {comments > 0 && (
        <span title={words.comments}>
          <IconMessage {...icon} /> {comments}
        </span>
      )}
      {links > 0 && (
        <span title={words.links}>
          <IconLink {...icon} /> {links}
        </span>
      )}
      {labels.map(label => (
        <LabelChip key={label.id} label={label} />
      ))}
    </div>
  )
}

function Late({ days }: { days: number }) {
  const { t } = useTranslation()
  return <span className={classes.late}>{t('board.late', { count: days })}</span>
}

function Dates({ card: { task, standing } }: { card: Card }) {
  const { language, pinned } = useCardWords()
  const { pin } = task.timing
  if (pin !== null) {
    return (
      <span className={classes.pinned}>
        <PinMark label={pinned} /> {longDay(pin.day, language)} {pin.time}
      </span>
    )
  }
  if (standing.dates !== null) {
    return <span>{dayRange(standing.dates.start, standing.dates.finish, language)}</span>
  }
  return standing.due === null ? null : <Due day={standing.due} />
}

function Due({ day }: { day: Day }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return <span>{t('board.due', { day: longDay(day, language) })}</span>
}
