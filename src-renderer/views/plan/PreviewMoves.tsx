import { useTranslation } from 'react-i18next'
import type { PlanPreview, PreviewMove, PreviewTooLate } from '#shared/intents/planPreview'
import { clockTimes, exactTimes, NO_CLOCK } from '#shared/projections/task/clockTimes'
import type { ShownDates } from '#shared/schedule/plannedDates'
import { shortDay, tableRange } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { More, useSome } from '../../widgets/More'
import { useTimeOf } from '../../session/planDates'
import { useWording } from '../../widgets/wording'
import classes from './PlanPreview.module.css'

const STEP = 100

/** Tasks with their old and new dates; those that the edit itself moves are bold. */
export function PreviewMoves({ preview: { moves, tooLate } }: { preview: PlanPreview }) {
  const { t } = useTranslation()
  const late = useSome(tooLate, STEP)
  const moved = useSome(moves, STEP)
  return (
    <div>
      {tooLate.length > 0 && (
        <ul className={classes.late} aria-label={t('plan.tooLateCount', { count: tooLate.length })}>
          {late.shown.map(one => (
            <TooLate key={one.task.id} late={one} />
          ))}
        </ul>
      )}
      <More {...late} />
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
          {moved.shown.map(move => (
            <Move key={move.task.id} move={move} />
          ))}
        </tbody>
      </table>
      <More {...moved} />
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
  const timeOf = useTimeOf()
  const isSameDays = from?.start === to?.start && from?.finish === to?.finish
  const isTimed = [from, to].some(dates => {
    const { start, finish } = clockTimes(dates, timeOf(task))
    return start !== null || finish !== null
  })
  return (
    <tr data-move={task.id} data-edited={isEdited || undefined}>
      <th scope="row">{word(task.title)}</th>
      <td>{rangeWord(from, isTimed || isSameDays)}</td>
      <td>{rangeWord(to, isTimed || isSameDays)}</td>
      <td className={classes.number}>
        {days === 0 ? '' : t('plan.days', { days: days > 0 ? `+${days}` : `−${-days}` })}
      </td>
    </tr>
  )
}

/** With clock times when one of the two ranges needs them, or nothing else has changed. */
function rangeWord(dates: ShownDates | null, isTimed: boolean): string {
  if (dates === null) return '—'
  const times = isTimed ? exactTimes(dates) : NO_CLOCK
  return tableRange(dates, times)
}
