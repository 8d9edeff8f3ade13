import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOfInstant } from '#shared/domain/day'
import type { ReasonShare } from '#shared/insight/moveReasons'
import type { Move, MovedDates } from '#shared/insight/moves'
import { momentWord, tableDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useCalendar } from '../../session/planDates'
import { usePerson, usePlanPart, useHost } from '../../session/projectContext'
import type { Report } from '../../session/report'
import { useToday } from '../../session/today'
import { useWording } from '../../widgets/wording'
import { MoveStems } from './chart/MoveStems'
import { calendarAxis } from './chart/calendarAxis'
import { Counted, TaskButton } from './Counted'
import { DASH, shiftWord } from './figures'
import classes from './Moves.module.css'
import { Section } from './Section'
import tables from './Tables.module.css'
import { useChartWidth, usePrinting } from './useChartWidth'

const FEW = 10
const MANY = 300
const ON_PAPER = 688

/** What was moved when, by whom, from where to where. */
export function Moves({ report }: { report: Report }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const isPrinting = usePrinting()
  const { moves } = report.retro
  if (moves.length === 0) {
    return (
      <Section name="moves">
        <p className={tables.none}>{t('retro.move.none')}</p>
      </Section>
    )
  }
  return (
    <Section name="moves" hint={t('retro.move.hint')}>
      <Chart report={report} />
      <Reasons shares={report.retro.moveReasons} />
      <ol className={classes.moves}>
        {moves.slice(0, isWhole || isPrinting ? MANY : FEW).map(move => (
          <Line key={`${move.eventId}${move.id}`} move={move} />
        ))}
      </ol>
      {moves.length > FEW && (
        <button type="button" className={tables.more} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('retro.slip.fewer', { count: FEW }) : t('retro.slip.all', { count: moves.length })}
        </button>
      )}
    </Section>
  )
}

/** Working days moved on each day, over the stretch in which there was work. */
function Chart({ report: { retro } }: { report: Report }) {
  const { t } = useTranslation()
  const calendar = useCalendar()
  const { zone } = useHost().ports.clock
  const { ref, width } = useChartWidth(ON_PAPER)
  const { stems, axis } = useMemo(() => {
    const moved = retro.moves.map(({ at, shift }) => ({ day: dayOfInstant(at, zone), shift: shift ?? 0 }))
    const days = [
      ...moved.map(({ day }) => day),
      ...[retro.whole.planned.start, retro.whole.planned.finish].filter(day => day !== null),
    ].sort()
    const [start, finish] = [days[0], days.at(-1)]
    const isEmpty = start === undefined || finish === undefined
    return { stems: moved, axis: isEmpty ? null : calendarAxis({ start, finish }, calendar) }
  }, [retro, zone, calendar])
  return (
    <div className={classes.chart} ref={ref} role="img" aria-label={t('retro.move.chart')}>
      {width > 0 && axis !== null && <MoveStems stems={stems} axis={axis} width={width} />}
    </div>
  )
}

/** What was moved for which reason; nothing while nobody said one. */
function Reasons({ shares }: { shares: readonly ReasonShare[] }) {
  const { t } = useTranslation()
  if (shares.every(({ reason }) => reason === null)) return null
  return (
    <table className={`${tables.table} ${classes.reasons}`} data-move-reasons>
      <thead>
        <tr>
          <th scope="col">{t('retro.move.reason')}</th>
          <th scope="col">{t('retro.move.count')}</th>
          <th scope="col">{t('retro.move.later')}</th>
          <th scope="col" aria-label={t('retro.move.byReason')} />
        </tr>
      </thead>
      <tbody>
        {shares.map(share => (
          <ReasonRow key={share.reason ?? ''} share={share} />
        ))}
      </tbody>
    </table>
  )
}

function ReasonRow({ share: { reason, moves, laterDays, taskIds } }: { share: ReasonShare }) {
  const { t } = useTranslation()
  const label = reason === null ? t('retro.move.unsaid') : t(`plan.moveReasons.${reason}`)
  return (
    <tr data-move-share={reason ?? 'none'}>
      <th scope="row">{label}</th>
      <td>{moves}</td>
      <td>{laterDays}</td>
      <td>
        <Counted label={label} value={String(moves)} n={moves} groups={[{ label, ids: taskIds }]} />
      </td>
    </tr>
  )
}

function Line({ move }: { move: Move }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const person = usePerson(move.personId)
  const { shift } = move
  return (
    <li>
      <time>{momentWord(move.at, language, today)}</time>
      <span className={classes.who}>{person?.name ?? DASH}</span>
      <Moved move={move} />
      <span className={classes.dates}>{`${dateWord(move.from)} → ${dateWord(move.to)}`}</span>
      <span className={classes.shift} data-later={(shift ?? 0) > 0 || undefined}>
        {shift === null ? t('retro.move.taken') : shiftWord(shift)}
        {move.reason !== null && <small>{t(`plan.moveReasons.${move.reason}`)}</small>}
      </span>
    </li>
  )
}

function Moved({ move: { kind, id } }: { move: Move }) {
  const word = useWording()
  const keyDate = usePlanPart(plan => (kind === 'keyDate' ? plan.keyDate.get(id) : undefined))
  if (kind === 'task') return <TaskButton taskId={id} isPlain />
  return <b>{keyDate === undefined ? id : word(keyDate.name)}</b>
}

function dateWord({ finish, time }: MovedDates): string {
  if (finish === null) return DASH
  return time === null ? tableDay(finish) : `${tableDay(finish)} ${time}`
}
