import { templates } from '#shared/template/data/templates'
import type { ProjectTemplate, TemplateTask } from '#shared/template/template'
import classes from './TemplateBars.module.css'

const FROM = Math.min(...templates.flatMap(({ tasks }) => tasks.map(firstOf)))
const TO = Math.max(...templates.flatMap(({ tasks }) => tasks.map(endOf)))
const MARKS = [-60, -40, -20]
/** As many phases follow each other in one lane; more of them overlap and step down. */
const MOST_IN_ONE_LANE = 6

function firstOf({ startOffset }: TemplateTask): number {
  return startOffset
}

function endOf({ startOffset, days }: TemplateTask): number {
  return startOffset + days
}

function share(offset: number): string {
  return `${(((offset - FROM) / (TO - FROM)) * 100).toFixed(2)}%`
}

/** Working days before T, over all the bars. */
export function TemplateScale() {
  return (
    <div className={classes.scale} aria-hidden="true">
      <span>
        {MARKS.map(mark => (
          <i key={mark} style={{ left: share(mark) }}>{`T−${-mark}`}</i>
        ))}
        <b style={{ left: share(0) }}>T</b>
      </span>
    </div>
  )
}

/** The phases of a template in working days around T. */
export function TemplateBars({ template }: { template: ProjectTemplate }) {
  const phases = template.phases.map(phase => {
    const own = template.tasks.filter(task => task.phase === phase.id)
    return { phase, start: Math.min(...own.map(firstOf)), end: Math.max(...own.map(endOf)) }
  })
  const isStepped = phases.length > MOST_IN_ONE_LANE
  return (
    <span className={classes.bars} data-stepped={isStepped} aria-hidden="true">
      {phases.map(({ phase, start, end }, index) => (
        <i
          key={phase.id}
          style={{
            left: share(start),
            right: `calc(100% - ${share(isStepped ? Math.max(end, start + 1) : (phases[index + 1]?.start ?? end))})`,
            background: `var(--wr-${phase.colour}-fill)`,
            ...(isStepped && { top: `${(index / phases.length) * 100}%` }),
          }}
        />
      ))}
      <em style={{ left: share(0) }} />
    </span>
  )
}
