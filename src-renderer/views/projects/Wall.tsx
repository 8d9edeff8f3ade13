import { useTranslation } from 'react-i18next'
import type { ProjectEntry } from '#shared/model/project'
import type { Summary } from '#shared/projections/wall/summary'
import type { WallScale } from '#shared/projections/wall/wall'
import { holidaysBetween } from '#shared/projections/wall/rhythm'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { monthName } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useToday } from '../../session/today'
import { percent } from '../../widgets/percent'
import classes from './Wall.module.css'
import { WallRow } from './WallRow'

interface WallProps {
  readonly projects: readonly ProjectEntry[]
  readonly summaries: ReadonlyMap<string, Summary>
  readonly scale: WallScale
}

export function Wall({ projects, summaries, scale }: WallProps) {
  const { t } = useTranslation()
  return (
    <section className={classes.wall} aria-label={t('projects.wall')}>
      <div className={classes.head}>
        <h2>
          {t('projects.wall')} <small>{t('projects.active', { count: projects.length })}</small>
        </h2>
        <Axis scale={scale} />
        <span>{t('projects.state')}</span>
        <span className={classes.right}>{t('projects.done')}</span>
      </div>
      <div className={classes.rows}>
        <WallBackground scale={scale} />
        {projects.map(project => (
          <WallRow
            key={project.id}
            project={project}
            summary={summaries.get(project.id) ?? null}
            scale={scale}
          />
        ))}
      </div>
    </section>
  )
}

function Axis({ scale }: { scale: WallScale }) {
  const { t } = useTranslation()
  const today = useToday()
  const language = useLanguage()
  const at = scale.at(today)
  return (
    <div className={classes.axis}>
      {scale.months
        .filter(month => Math.abs(month.at - at) > 0.08 && month.at < 0.96)
        .map(month => (
          <span key={month.day} style={{ left: percent(month.at) }}>
            {monthName(month.day, language)}
          </span>
        ))}
      <b style={{ left: percent(at) }}>{t('shell.today')}</b>
    </div>
  )
}

/** Month lines, public holidays and today, behind all rows. */
function WallBackground({ scale }: { scale: WallScale }) {
  const today = useToday()
  return (
    <div className={classes.ground} aria-hidden="true">
      {scale.months.map(month => (
        <i key={month.day} className={classes.month} style={{ left: percent(month.at) }} />
      ))}
      {holidaysBetween(chinaCalendar, scale.start, scale.finish).map(holiday => {
        const left = scale.at(holiday.start)
        return (
          <i
            key={holiday.start}
            className={classes.holiday}
            style={{ left: percent(left), width: percent(scale.at(holiday.finish) - left) }}
          />
        )
      })}
      <i className={classes.today} style={{ left: percent(scale.at(today)) }} />
    </div>
  )
}
