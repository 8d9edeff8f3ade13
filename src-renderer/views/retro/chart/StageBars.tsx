import { Bar, BarChart, XAxis, YAxis } from 'recharts'
import classes from './chart.module.css'

/** A line for the name, and the bar below it. */
export const PHASE_ROW = 44
const BAR = 10
const NAME = 22

interface StageBarsProps {
  /** Minutes. */
  readonly rows: readonly { readonly work: number; readonly wait: number }[]
  readonly width: number
}

/** One bar a row, all to one scale. */
export function StageBars({ rows, width }: StageBarsProps) {
  const longest = Math.max(...rows.map(({ work, wait }) => work + wait))
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={rows.length * PHASE_ROW}
      margin={{ top: NAME - (PHASE_ROW - BAR) / 2, right: 0, bottom: (PHASE_ROW - BAR) / 2 - NAME, left: 0 }}
      data={rows.map((row, index) => ({ ...row, index }))}
      accessibilityLayer={false}
      barSize={BAR}
    >
      <XAxis type="number" domain={[0, longest]} hide />
      <YAxis type="category" dataKey="index" hide />
      <Bar dataKey="work" stackId="time" className={classes.work ?? ''} isAnimationActive={false} />
      <Bar dataKey="wait" stackId="time" className={classes.wait ?? ''} isAnimationActive={false} />
    </BarChart>
  )
}
