import { type Distribution, oneDecimal, percent } from './figure'
import type { Retrospective } from './retrospective'

export type Unit = 'percent' | 'workingDays' | 'days' | 'hours' | 'count' | 'ratio'

/** A number as it is shown everywhere: to one decimal, null for a dash, with how many it was counted over. */
export interface FlatFigure {
  readonly value: number | null
  readonly n: number
  readonly unit: Unit
}

type Line = readonly [name: string, figure: FlatFigure]

/**
 * The report's numbers under stable names, in a stable order, for the command line and for comparing:
 * `onTimeLaunch`, `overdue`, `overdueNow` (with `.lateDays`, `.noDue`), `materialReady`, `goal.<id>`, `cycle`,
 * `cycleCalendar` and `lead` (each `.median`, `.p85`, `.mean`), `cycle.untimed`, `status.<id>` (`.hours`,
 * `.share`, `.medianHours`), `phase.<id>` (`.startShift`, `.finishShift`, `.doingHours`, `.waitingHours`; `phase.-`
 * for tasks without one), `waits.hours`, `firstPass`, `reworkIndex`, `slips`, `slips.days`, `moves`,
 * `milestoneVariance`, `startShift`, `finishShift`.
 */
export function figuresOf(report: Retrospective): Readonly<Record<string, FlatFigure>> {
  return Object.fromEntries([
    ...punctuality(report),
    ...goals(report),
    ...pace(report),
    ...statuses(report),
    ...phases(report),
    ...rest(report),
  ])
}

function line(name: string, value: number | null, { n, unit }: { n: number; unit: Unit }): Line {
  if (value === null || n === 0) return [name, { value: null, n, unit }]
  return [name, { value: unit === 'percent' ? percent(value) : oneDecimal(value), n, unit }]
}

function hours(name: string, minutes: number | null, n: number): Line {
  return line(name, minutes === null ? null : minutes / 60, { n, unit: 'hours' })
}

function punctuality({ taskIds, launches, overdue, overdueNow, materials }: Retrospective): Line[] {
  const late = [
    ['overdue', overdue],
    ['overdueNow', overdueNow],
  ] as const
  return [
    line('onTimeLaunch', launches.value, { n: launches.n, unit: 'percent' }),
    ...late.flatMap(([name, { value, n, lateDays, noDue }]) => [
      line(name, value, { n, unit: 'percent' }),
      line(`${name}.lateDays`, lateDays.value, { n: lateDays.n, unit: 'workingDays' }),
      line(`${name}.noDue`, noDue.length, { n: taskIds.length, unit: 'count' }),
    ]),
    line('materialReady', materials.value, { n: materials.n, unit: 'percent' }),
  ]
}

function goals({ goals: results }: Retrospective): Line[] {
  return results.map(({ goalId, measured }) =>
    line(`goal.${goalId}`, measured.value, { n: measured.n, unit: 'percent' }),
  )
}

function pace({ cycle, lead }: Retrospective): Line[] {
  const { working, calendar, untimed } = cycle
  return [
    ...spread('cycle', working, 'workingDays'),
    line('cycle.untimed', untimed.length, { n: working.n, unit: 'count' }),
    ...spread('cycleCalendar', calendar, 'days'),
    ...spread('lead', lead, 'workingDays'),
  ]
}

function spread(name: string, { n, median, p85, mean }: Distribution, unit: Unit): Line[] {
  return [
    line(`${name}.median`, median, { n, unit }),
    line(`${name}.p85`, p85, { n, unit }),
    line(`${name}.mean`, mean, { n, unit }),
  ]
}

function statuses({ statuses: times }: Retrospective): Line[] {
  return times.flatMap(({ statusId, minutes, share, medianMinutes, n }) => [
    hours(`status.${statusId}.hours`, minutes, n),
    line(`status.${statusId}.share`, share, { n, unit: 'percent' }),
    hours(`status.${statusId}.medianHours`, medianMinutes, n),
  ])
}

function phases({ phases: reports }: Retrospective): Line[] {
  return reports.flatMap(({ phaseId, taskIds, startShift, finishShift, minutes }) => {
    const [name, n] = [`phase.${phaseId ?? '-'}`, taskIds.length]
    return [
      line(`${name}.startShift`, startShift, { n, unit: 'workingDays' }),
      line(`${name}.finishShift`, finishShift, { n, unit: 'workingDays' }),
      hours(`${name}.doingHours`, minutes.doing, n),
      hours(`${name}.waitingHours`, minutes.waiting, n),
    ]
  })
}

function rest({ whole, taskIds, waits, rework, slips, moves, milestones }: Retrospective): Line[] {
  const [all, late] = [taskIds.length, slips.slipped.length]
  const days = slips.slipped.reduce((sum, slip) => sum + slip.days, 0)
  return [
    hours('waits.hours', waits.minutes, waits.n),
    line('firstPass', rework.firstPass.value, { n: rework.firstPass.n, unit: 'percent' }),
    line('reworkIndex', rework.index.value, { n: rework.index.n, unit: 'ratio' }),
    line('slips', late, { n: slips.n, unit: 'count' }),
    line('slips.days', days, { n: slips.n, unit: 'workingDays' }),
    line('moves', moves.length, { n: all, unit: 'count' }),
    line('milestoneVariance', milestones.variance.value, { n: milestones.variance.n, unit: 'workingDays' }),
    line('startShift', whole.startShift, { n: all, unit: 'workingDays' }),
    line('finishShift', whole.finishShift, { n: all, unit: 'workingDays' }),
  ]
}
