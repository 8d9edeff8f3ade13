import { memo } from 'react'
import type { EventDays } from '#shared/projections/history/days'
import classes from './DaySlider.module.css'

interface BarsProps {
  readonly days: EventDays
  readonly last: number
  readonly day: number
}

/** How much happened on each day. Beside a day of an import all others would be flat, so heights are of roots. */
export function Bars({ days, last, day }: BarsProps) {
  return (
    <svg
      className={classes.bars}
      viewBox={`0 0 ${last - days.first} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <AllBars days={days} last={last} />
      <rect className={classes.chosen} x={day - days.first - WIDTH / 2} y={0} width={WIDTH} height={1} />
    </svg>
  )
}

const WIDTH = 0.7

const AllBars = memo(function AllBars({ days, last }: Omit<BarsProps, 'day'>) {
  const counts = Array.from({ length: last - days.first + 1 }, (_, at) =>
    Math.sqrt(days.on(days.first + at).length),
  )
  const most = Math.max(1, ...counts)
  return counts.map((count, at) =>
    count === 0 ? null : (
      <rect key={at} x={at - WIDTH / 2} y={1 - count / most} width={WIDTH} height={count / most} />
    ),
  )
})
