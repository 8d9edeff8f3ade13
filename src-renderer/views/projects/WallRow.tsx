import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectEntry } from '#shared/model/project'
import type { Summary } from '#shared/projections/wall/summary'
import type { WallScale } from '#shared/projections/wall/wall'
import { longDay, shortDay } from '../../locales/days'
import { useWorkspace } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { useScreen } from '../../session/screen'
import { Avatar } from '../../widgets/Avatar'
import { useWording } from '../../widgets/wording'
import { ProjectName } from './ProjectName'
import { percent } from '../../widgets/percent'
import classes from './Wall.module.css'

interface WallRowProps {
  readonly project: ProjectEntry
  readonly summary: Summary | null
  readonly scale: WallScale
}

/** Drawn again only when something of its own has changed. */
export const WallRow = memo(function WallRow({ project, summary, scale }: WallRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const go = useScreen(screen => screen.go)
  const owner = useWorkspace(workspace => workspace.person.get(project.createdBy))
  const open = (): void => go({ at: 'project', id: project.id, view: 'board' })
  return (
    <div className={classes.row} data-project={project.id}>
      <div>
        <ProjectName project={project} tasks={summary?.tasks ?? 0} onOpen={open} />
        <p className={classes.under}>
          {owner !== undefined && <Avatar name={owner.name} colour={owner.colour} size={18} />}
          {project.keyDay === null ? t('projects.noKeyDay') : longDay(project.keyDay, language)}
        </p>
      </div>
      <Bars summary={summary} scale={scale} project={project} />
      <State summary={summary} />
      <p className={classes.right}>{summary === null ? '—' : `${summary.done}/${summary.tasks}`}</p>
    </div>
  )
}, isSame)

/** Whatever was counted anew, a scale with the same ends is the same. */
function isSame(a: WallRowProps, b: WallRowProps): boolean {
  const isSameScale = a.scale.start === b.scale.start && a.scale.finish === b.scale.finish
  return a.project === b.project && a.summary === b.summary && isSameScale
}

function State({ summary }: { summary: Summary | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const word = useWording()
  if (summary === null) return <p className={classes.under}>{t('projects.unopened')}</p>
  const next = summary.next
  return (
    <div>
      <p className={summary.late > 0 ? classes.late : undefined}>
        {summary.late > 0 ? t('projects.late', { count: summary.late }) : t('projects.onPlan')}
      </p>
      {next !== null && (
        <p className={classes.under} title={word(next.title)}>
          {shortDay(next.day, language)} {next.time} {word(next.title)}
        </p>
      )}
    </div>
  )
}

/** Each phase until the next begins; what is done is filled. */
function Bars({ project, summary, scale }: WallRowProps) {
  const word = useWording()
  const phases = [...(summary?.rhythm?.phases ?? [])].sort((a, b) => (a.start < b.start ? -1 : 1))
  return (
    <div className={classes.bars}>
      {phases.map((phase, index) => {
        const left = scale.at(phase.start)
        const next = phases[index + 1]
        const end = next === undefined ? scale.at(phase.finish) : scale.at(next.start)
        const width = Math.max(0.004, end - left)
        return (
          <div
            key={phase.id}
            className={classes.phase}
            style={{
              left: percent(left),
              width: percent(width),
              borderColor: `var(--wr-${phase.colour}-fill)`,
              background: `var(--wr-${phase.colour}-tint)`,
            }}
            title={`${word(phase.name)} ${phase.done}/${phase.total}`}
          >
            <i
              style={{
                width: percent(phase.done / phase.total),
                background: `var(--wr-${phase.colour}-fill)`,
              }}
            />
            {width > 0.06 && <span data-end={left > 0.8 || undefined}>{word(phase.name)}</span>}
          </div>
        )
      })}
      {project.keyDay !== null && (
        <i className={classes.diamond} style={{ left: percent(scale.at(project.keyDay)) }} />
      )}
    </div>
  )
}
