import { usePlotArea, useXAxisScale } from 'recharts'
import { dayNumber } from '#shared/domain/day'
import { monthName } from '../../../locales/days'
import { useLanguage } from '../../../locales/useLanguage'
import { useWording } from '../../../widgets/wording'
import { placed } from './axisNames'
import classes from './chart.module.css'
import type { CalendarAxis } from './calendarAxis'

/** Months as lines, public holidays as named bands. Holidays are named first: they explain more. */
export function CalendarBackground({ axis }: { axis: CalendarAxis }) {
  const language = useLanguage()
  const word = useWording()
  const area = usePlotArea()
  const scale = useXAxisScale()
  if (area === undefined || scale === undefined) return null
  const at = (day: number): number => scale(day) ?? 0
  const { months, holidays } = axis
  const names = placed(
    [
      ...holidays.map(({ name, from, to }) => ({
        text: word(name),
        at: (at(from) + at(to)) / 2,
      })),
      ...months.map(day => ({
        text: monthName(day, language),
        at: at(dayNumber(day)),
      })),
    ],
    area.x + area.width,
  )
  return (
    <g className={classes.ground}>
      {holidays.map(({ from, to }) => (
        <rect
          key={from}
          className={classes.holiday}
          x={at(from)}
          y={area.y}
          width={Math.max(1, at(to) - at(from))}
          height={area.height}
        />
      ))}
      {months.map(day => (
        <line
          key={day}
          className={classes.month}
          x1={at(dayNumber(day))}
          x2={at(dayNumber(day))}
          y1={area.y}
          y2={area.y + area.height}
        />
      ))}
      {names.map(({ text, at: x }) => (
        <text key={`${text}${x}`} className={classes.name} x={x} y={area.y - 8} textAnchor="middle">
          {text}
        </text>
      ))}
    </g>
  )
}
