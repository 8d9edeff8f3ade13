import { useTranslation } from 'react-i18next'
import type { Rhythm, StripMark } from '#shared/projections/rhythm'
import { tableDay } from '../../locales/days'
import { useRhythm } from '../../session/rhythm'
import { percent } from '../../widgets/percent'
import { useWording } from '../../widgets/wording'
import classes from './RhythmStrip.module.css'

/** 节奏条: the whole project on one line of time, to scale. */
export function RhythmStrip() {
  const { t } = useTranslation()
  const strip = useRhythm()
  if (strip === null) return <div className={classes.strip} />
  return (
    <section className={classes.strip} aria-label={t('shell.rhythm')}>
      <div className={classes.line}>
        <Marks strip={strip} />
        <Phases strip={strip} />
        <Holidays strip={strip} />
        {strip.today !== null && (
          <div className={classes.today} style={{ left: percent(strip.today) }}>
            <span className={strip.today > 0.94 ? classes.flip : undefined}>{t('shell.today')}</span>
          </div>
        )}
      </div>
    </section>
  )
}

/** Phases overlap in a real plan: each keeps the stretch until the next one begins. */
function Phases({ strip }: { strip: Rhythm }) {
  const word = useWording()
  const sorted = [...strip.phases].sort((a, b) => a.from - b.from)
  return (
    <>
      {sorted.map((phase, index) => {
        const next = sorted[index + 1]
        const end = next === undefined ? phase.from + phase.length : next.from
        const length = Math.max(0.004, end - phase.from)
        const style = { left: percent(phase.from), width: percent(length) }
        return (
          <div key={phase.id} className={classes.phase} style={style}>
            <span className={classes.bar} style={{ background: `var(--wr-${phase.colour}-fill)` }} />
            <span className={classes.name} title={word(phase.name)}>
              {fits(word(phase.name), length) && word(phase.name)} {length > 0.1 && tableDay(phase.start)}
            </span>
          </div>
        )
      })}
    </>
  )
}

function Holidays({ strip }: { strip: Rhythm }) {
  const word = useWording()
  return (
    <>
      {strip.holidays.map(holiday => (
        <div
          key={holiday.start}
          className={classes.holiday}
          title={word(holiday.name)}
          style={{ left: percent(holiday.from), width: percent(holiday.length) }}
        />
      ))}
    </>
  )
}

/** T is named first, the others where there is room left beside their marks. */
function Marks({ strip }: { strip: Rhythm }) {
  const word = useWording()
  const text = (mark: StripMark): string =>
    mark.id === 'T' ? `T ${tableDay(mark.day)}` : `${word(mark.name)} ${tableDay(mark.day)}`
  const named = namedMarks(strip, text)
  return (
    <>
      {strip.marks.map(mark => (
        <div
          key={mark.id}
          className={classes.mark}
          data-key={mark.id === 'T' || undefined}
          style={{ left: percent(mark.at) }}
          title={`${text(mark)} ${mark.time ?? ''}`}
        >
          {named.has(mark.id) && <span>{text(mark)}</span>}
        </div>
      ))}
    </>
  )
}

/** The strip is about this many pixels wide; a Chinese character takes 12, a Latin one 6.5. */
const WIDTH = 1_150

function shareOf(text: string): number {
  return Array.from(text).reduce((sum, c) => sum + (c > '\u2e80' ? 12.5 : 7), 8) / WIDTH
}

function fits(text: string, length: number): boolean {
  return shareOf(text) - 10 / WIDTH <= length
}

function namedMarks(strip: Rhythm, text: (mark: StripMark) => string): Set<string> {
  const taken: [number, number][] = []
  if (strip.today !== null) taken.push([strip.today - 20 / WIDTH, strip.today + 20 / WIDTH])
  const sorted = [...strip.marks].sort((a, b) => Number(b.id === 'T') - Number(a.id === 'T') || a.at - b.at)
  const named = new Set<string>()
  for (const mark of sorted) {
    const end = mark.at + shareOf(text(mark))
    if (end > 1.01 || taken.some(([from, to]) => mark.at < to && end > from)) continue
    named.add(mark.id)
    taken.push([mark.at, end])
  }
  return named
}
