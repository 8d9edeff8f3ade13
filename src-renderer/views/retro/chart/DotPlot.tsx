import { ComposedChart, useXAxisScale, XAxis, YAxis } from 'recharts'
import type { Day } from '#shared/domain/day'
import type { PlanRow } from '#shared/projections/retro/planActual'
import classes from './chart.module.css'
import { CalendarBackground } from './CalendarBackground'
import { noon, type CalendarAxis } from './calendarAxis'

const ROW = 26
const AXIS = 28

interface DotPlotProps {
  readonly rows: readonly PlanRow[]
  readonly axis: CalendarAxis
  readonly width: number
}

/** Planned hollow, actual filled, pinned as diamonds; a phase as two bars. The table beside it says the same. */
export function DotPlot({ rows, axis, width }: DotPlotProps) {
  return (
    <ComposedChart
      width={width}
      height={AXIS + rows.length * ROW}
      margin={{ top: AXIS, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      data={[]}
    >
      <XAxis type="number" dataKey="x" domain={[...axis.domain]} allowDataOverflow hide />
      <YAxis type="number" dataKey="y" domain={[0, rows.length]} hide />
      <CalendarBackground axis={axis} />
      <Marks rows={rows} width={width} />
    </ComposedChart>
  )
}

function Marks({ rows, width }: { rows: readonly PlanRow[]; width: number }) {
  const scale = useXAxisScale()
  if (scale === undefined) return null
  const at = (day: Day): number => scale(noon(day)) ?? 0
  return (
    <g>
      <line className={classes.row} x1={0} x2={width} y1={AXIS - 0.5} y2={AXIS - 0.5} />
      {rows.map((row, index) => {
        const y = AXIS + index * ROW + ROW / 2
        return (
          <g key={`${row.kind}${row.id}`} data-late={row.isLate || undefined}>
            <line className={classes.row} x1={0} x2={width} y1={y + ROW / 2 - 0.5} y2={y + ROW / 2 - 0.5} />
            {row.kind === 'phase' ? <Bars row={row} y={y} at={at} /> : <Dots row={row} y={y} at={at} />}
          </g>
        )
      })}
    </g>
  )
}

interface MarkProps {
  readonly row: PlanRow
  readonly y: number
  readonly at: (day: Day) => number
}

function Bars({ row: { planned, actual }, y, at }: MarkProps) {
  return (
    <>
      {planned.start !== null && planned.finish !== null && (
        <rect
          className={classes.plannedBar}
          x={at(planned.start)}
          y={y - 6}
          width={Math.max(2, at(planned.finish) - at(planned.start))}
          height={5}
        />
      )}
      {actual.start !== null && actual.finish !== null && (
        <Actual from={at(actual.start)} to={at(actual.finish)} due={dueOf(planned.finish, at)} y={y + 1} />
      )}
    </>
  )
}

function dueOf(finish: Day | null, at: MarkProps['at']): number {
  return finish === null ? Infinity : at(finish)
}

interface ActualProps {
  readonly from: number
  readonly to: number
  readonly due: number
  readonly y: number
}

/** Ink as far as it was planned, vermilion for what came after. */
function Actual({ from, to, due, y }: ActualProps) {
  const kept = Math.max(from, Math.min(to, due))
  return (
    <>
      <rect className={classes.actualBar} x={from} y={y} width={Math.max(2, kept - from)} height={5} />
      {to > kept && <rect className={classes.over} x={kept} y={y} width={to - kept} height={5} />}
    </>
  )
}

const RADIUS = 4
const DIAMOND = 5.5

function Dots({ row: { planned, actual, isPinned }, y, at }: MarkProps) {
  const [from, to] = [planned.finish, actual.finish]
  return (
    <>
      {from !== null && to !== null && from !== to && (
        <line className={classes.shift} x1={at(from)} x2={at(to)} y1={y} y2={y} />
      )}
      {from !== null && <Mark className={classes.planned} x={at(from)} y={y} isDiamond={isPinned} />}
      {to !== null && (
        <Mark className={classes.actual} x={at(to)} y={y} isDiamond={isPinned} isSmall={from === to} />
      )}
    </>
  )
}

interface ShapeProps {
  readonly className: string | undefined
  readonly x: number
  readonly y: number
  readonly isDiamond: boolean
  /** Inside the planned one of the same day. */
  readonly isSmall?: boolean
}

function Mark({ className, x, y, isDiamond, isSmall = false }: ShapeProps) {
  if (!isDiamond) return <circle className={className} cx={x} cy={y} r={isSmall ? 2 : RADIUS} />
  return (
    <path
      className={className}
      d={`M${x} ${y - DIAMOND}l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}z`}
    />
  )
}
