import { useElementSize } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { hasRhythm, type Rhythm, type RhythmPhase, type StripMark } from '#shared/projections/wall/rhythm'
import { tableDay } from '../../locales/days'
import { usePlanPart } from '../../session/projectContext'
import { useRhythm } from '../../session/rhythm'
import { percent } from '../../widgets/percent'
import { useWording } from '../../widgets/wording'
import classes from './RhythmStrip.module.css'
import { markNames, stretchNames } from './stripNames'

/** 节奏条: the whole project on one line of time, to scale. */
export function RhythmStrip() {
  const { t } = useTranslation()
  const strip = useRhythm()
  const { ref, width } = useElementSize()
  // The room is there from the first paint on or not at all: nothing jumps when the strip follows.
  const hasRoom = usePlanPart(hasRhythm)
  if (!hasRoom) return null
  return (
    <section className={classes.strip} aria-label={t('shell.rhythm')}>
      <div className={classes.line} ref={ref}>
        {strip !== null && width > 0 && <Line strip={strip} width={width} />}
      </div>
    </section>
  )
}

interface LineProps {
  readonly strip: Rhythm
  readonly width: number
}

function Line({ strip, width }: LineProps) {
  const { t } = useTranslation()
  return (
    <>
      <Marks strip={strip} width={width} />
      <Phases strip={strip} width={width} />
      {strip.today !== null && (
        <div className={classes.today} style={{ left: percent(strip.today) }}>
          <span className={strip.today > 0.94 ? classes.flip : undefined}>{t('shell.today')}</span>
        </div>
      )}
    </>
  )
}

/** Phases overlap in a real plan: each keeps the stretch until the next one begins. */
function Phases({ strip, width }: LineProps) {
  const word = useWording()
  const sorted = useMemo(() => [...strip.phases].sort((a, b) => a.from - b.from), [strip])
  const names = stretchNames(sorted, strip.holidays, {
    width,
    namesOf: (phase: RhythmPhase) => [`${word(phase.name)} ${tableDay(phase.start)}`, word(phase.name)],
    holidayName: holiday => word(holiday.name),
  })
  return (
    <>
      {sorted.map((phase, index) => {
        const end = sorted[index + 1]?.from ?? phase.from + phase.length
        const style = { left: percent(phase.from), width: percent(Math.max(0.004, end - phase.from)) }
        return (
          <div key={phase.id} className={classes.phase} style={style} title={word(phase.name)}>
            <span className={classes.bar} style={{ background: `var(--wr-${phase.colour}-fill)` }} />
            <span className={classes.name}>{names.get(phase.id)}</span>
          </div>
        )
      })}
      {strip.holidays.map(holiday => {
        const style = { left: percent(holiday.from), width: percent(holiday.length) }
        return (
          <div key={holiday.start} className={classes.phase} style={style} title={word(holiday.name)}>
            <span className={classes.holiday} />
            <span className={classes.name}>{names.get(holiday.start)}</span>
          </div>
        )
      })}
    </>
  )
}

function Marks({ strip, width }: LineProps) {
  const word = useWording()
  const namesOf = (mark: StripMark): string[] => {
    const day = tableDay(mark.day)
    return mark.id === 'T' ? [`T ${day}`] : [`${word(mark.name)} ${day}`, word(mark.name), day]
  }
  const { named, covered } = markNames(strip.marks, { width, today: strip.today, namesOf })
  return (
    <>
      {strip.marks.map(mark => (
        <div
          key={mark.id}
          className={classes.mark}
          data-key={mark.id === 'T' || undefined}
          data-covered={covered.has(mark.id) || undefined}
          style={{ left: percent(mark.at) }}
          title={[word(mark.name), tableDay(mark.day), mark.time].filter(Boolean).join(' ')}
        >
          {named.get(mark.id)}
        </div>
      ))}
    </>
  )
}
