import { useTranslation } from 'react-i18next'
import type { Retrospective } from '#shared/insight/retrospective'
import { Counted, type Group } from './Counted'
import { decimalWord, percentWord } from './figures'
import classes from './KeyFigures.module.css'

interface Tile {
  readonly key: 'launch' | 'overdue' | 'material' | 'firstPass' | 'cycle'
  readonly value: string
  readonly unit?: string
  readonly n: number
  readonly beside: string | null
  readonly groups: readonly Group[]
}

/** Five numbers with what they are counted over. */
export function KeyFigures({ retro }: { retro: Retrospective }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.tiles}>
      {useTiles(retro).map(({ key, value, unit, n, beside, groups }) => (
        <li key={key} data-figure={key}>
          <span className={classes.label}>{t(`retro.figure.${key}`)}</span>
          <Counted
            label={t(`retro.figure.${key}`)}
            value={value}
            n={n}
            groups={groups}
            className={classes.value}
          >
            {value}
            {unit !== undefined && <small>{unit}</small>}
          </Counted>
          <span className={classes.under}>
            <b>{`n=${n}`}</b>
            {beside !== null && <span>{beside}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function useTiles(retro: Retrospective): Tile[] {
  const { t } = useTranslation()
  const group = (key: string, ids: readonly string[]): Group => ({ label: t(`retro.group.${key}`), ids })
  const { launches, overdue, overdueNow, materials, rework, cycle } = retro
  const goalOf = (metric: string): string | null => {
    const goal = retro.goals.find(one => one.metric === metric)
    return goal === undefined ? null : t('retro.figure.target', { share: percentWord(goal.target) })
  }
  const back = rework.tasks.reduce((sum, one) => sum + one.rejected + one.reopened, 0)
  const median = cycle.working.median
  return [
    {
      key: 'launch',
      value: percentWord(launches.value),
      n: launches.n,
      beside: goalOf('onTimeLaunch'),
      groups: [
        group('late', without(launches.taskIds, launches.hits)),
        group('onTime', without(launches.hits, launches.rolledBack)),
        group('rolledBack', launches.rolledBack),
        group('ahead', launches.ahead),
        group('unplanned', launches.unplanned),
      ],
    },
    {
      key: 'overdue',
      value: percentWord(overdue.value),
      n: overdue.n,
      beside: t('retro.figure.now', { share: percentWord(overdueNow.value) }),
      groups: [
        group('overdue', overdue.hits),
        group('inTime', without(overdue.taskIds, overdue.hits)),
        group('noDue', overdue.noDue),
      ],
    },
    {
      key: 'material',
      value: percentWord(materials.value),
      n: materials.n,
      beside:
        materials.added.length > 0
          ? t('retro.figure.added', { count: materials.added.length })
          : goalOf('materialReady'),
      groups: [
        group('notReady', without(materials.taskIds, materials.hits)),
        group('ready', materials.hits),
        group('added', materials.added),
      ],
    },
    {
      key: 'firstPass',
      value: percentWord(rework.firstPass.value),
      n: rework.firstPass.n,
      beside: back > 0 ? t('retro.figure.back', { count: back }) : null,
      groups: [
        group('back', without(rework.firstPass.taskIds, rework.firstPass.hits)),
        group('firstPass', rework.firstPass.hits),
      ],
    },
    {
      key: 'cycle',
      value: decimalWord(median),
      ...(median === null ? {} : { unit: t('retro.figure.days') }),
      n: cycle.working.n,
      beside:
        cycle.working.p85 === null ? null : t('retro.figure.p85', { value: decimalWord(cycle.working.p85) }),
      groups: [
        group('counted', without(cycle.working.taskIds, cycle.untimed)),
        group('untimed', cycle.untimed),
      ],
    },
  ]
}

export function without(ids: readonly string[], others: readonly string[]): string[] {
  const left = new Set(others)
  return ids.filter(id => !left.has(id))
}
