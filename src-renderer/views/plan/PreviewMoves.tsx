import { useTranslation } from 'react-i18next'
import { DAY_MINUTES } from '#shared/calendar/workingTime'
import type { PlanPreview, PreviewMove, PreviewTooLate } from '#shared/projections/planPreview'
import type { TaskDates } from '#shared/schedule/dates/planDates'
import { shortDay, tableDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useWording } from '../../widgets/wording'
import classes from './PlanPreview.module.css'

/** Who moves from when to when; those that the edit itself moves come in bold. */
export function PreviewMoves({ preview: { moves, tooLate } }: { preview: PlanPreview }) {
  const { t } = useTranslation()
  return (
    <div>
      {tooLate.length > 0 && (
        <ul className={classes.late} aria-label={t('plan.tooLateCount', { count: tooLate.length })}>
          {tooLate.map(one => (
            <TooLate key={one.task.id} late={one} />
          ))}
        </ul>
      )}
      <table className={classes.moves}>
        <thead>
          <tr>
            <th scope="col">{t('plan.task')}</th>
            <th scope="col">{t('plan.from')}</th>
            <th scope="col">{t('plan.to')}</th>
            <th scope="col" className={classes.number}>
              {t('plan.by')}
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.map(move => (
            <Move key={move.task.id} move={move} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TooLate({ late: { task, start, days } }: { late: PreviewTooLate }) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  return (
    <li data-too-late={task.id}>
      <b>{t('plan.tooLate')}</b>{' '}
      {t('plan.tooLateText', { task: word(task.title), day: shortDay(start, language), count: days })}
    </li>
  )
}

function Move({ move: { task, from, to, days, isEdited } }: { move: PreviewMove }) {
  const { t } = useTranslation()
  const word = useWording()
  return (
    <tr data-move={task.id} data-edited={isEdited || undefined}>
      <th scope="row">{word(task.title)}</th>
      <td>{rangeWord(from, to)}</td>
      <td>{rangeWord(to, from)}</td>
      <td className={classes.number}>
        {days === 0 ? '' : t('plan.days', { days: days > 0 ? `+${days}` : `−${-days}` })}
      </td>
    </tr>
  )
}

/** With the time of day where the days are those of `other`. */
function rangeWord(dates: TaskDates | null, other: TaskDates | null): string {
  if (dates === null) return '—'
  const { start, finish, startsAt, finishesAt } = dates
  if (start === other?.start && finish === other.finish) {
    const [from, to] = [clockWord(startsAt), clockWord(finishesAt)]
    const end = start === finish ? to : `${tableDay(finish)} ${to}`
    return startsAt === finishesAt ? `${tableDay(start)} ${from}` : `${tableDay(start)} ${from} – ${end}`
  }
  return start === finish ? tableDay(start) : `${tableDay(start)} – ${tableDay(finish)}`
}

function clockWord(at: number): string {
  const minute = at % DAY_MINUTES
  return [Math.floor(minute / 60), minute % 60].map(part => String(part).padStart(2, '0')).join(':')
}
