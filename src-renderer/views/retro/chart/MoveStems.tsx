import { Bar, BarChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import type { Day } from '#shared/domain/day'
import classes from './chart.module.css'
import { CalendarBackground } from './CalendarBackground'
import { noon, type CalendarAxis } from './calendarAxis'

const HEIGHT = 96
const AXIS = 24
const STEM = 3

interface MoveStemsProps {
  readonly stems: readonly { readonly day: Day; readonly shift: number }[]
  readonly axis: CalendarAxis
  readonly width: number
}

/** Upwards what was moved later, downwards what was moved earlier. */
export function MoveStems({ stems, axis, width }: MoveStemsProps) {
  const data = summed(stems)
  const most = Math.max(1, ...data.map(one => one.later))
  const least = Math.min(0, ...data.map(one => one.earlier))
  return (
    <BarChart
      width={width}
      height={HEIGHT}
      margin={{ top: AXIS, right: 0, bottom: 4, left: 0 }}
      data={data}
      barSize={STEM}
      stackOffset="sign"
      accessibilityLayer={false}
    >
      <XAxis type="number" dataKey="x" domain={[...axis.domain]} allowDataOverflow hide />
      <YAxis type="number" domain={[least, most]} hide />
      <CalendarBackground axis={axis} />
      <ReferenceLine y={0} className={classes.zero ?? ''} />
      <Bar dataKey="later" stackId="days" className={classes.later ?? ''} isAnimationActive={false} />
      <Bar dataKey="earlier" stackId="days" className={classes.earlier ?? ''} isAnimationActive={false} />
    </BarChart>
  )
}

function summed(stems: MoveStemsProps['stems']) {
  const days = new Map<Day, { x: number; later: number; earlier: number }>()
  for (const { day, shift } of stems) {
    const one = days.get(day) ?? { x: noon(day), later: 0, earlier: 0 }
    if (shift > 0) one.later += shift
    else one.earlier += shift
    days.set(day, one)
  }
  return [...days.values()].sort((a, b) => a.x - b.x)
}
