import { useTranslation } from 'react-i18next'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { countWorkingDays } from '#shared/calendar/workingDays'
import { type Day, daysBetween } from '#shared/domain/day'
import type { Layout } from '#shared/template/layOut'
import type { ProjectTemplate, TemplatePhase } from '#shared/template/template'
import { dayRange } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useWording } from '../../widgets/wording'
import classes from './Phases.module.css'

interface PhasesProps {
  readonly template: ProjectTemplate
  /** null while a date is wrong: the phases stay, without days. */
  readonly layout: Layout | null
}

/** The phases that will be made, on their days. */
export function Phases({ template, layout }: PhasesProps) {
  const { t } = useTranslation()
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('wizard.phases')}</th>
          <td className={classes.lane} aria-hidden="true">
            {layout !== null && (
              <div className={classes.scale}>
                <b style={{ left: shareOf(layout.span, layout.T, 0.5) }}>T</b>
              </div>
            )}
          </td>
          <th scope="col">{t('wizard.from')}</th>
          <th scope="col">{t('wizard.workingDays')}</th>
          <th scope="col">{t('wizard.taskCount')}</th>
        </tr>
      </thead>
      <tbody>
        {template.phases.map((phase, index) => (
          <PhaseRow key={phase.id} phase={phase} index={index} template={template} layout={layout} />
        ))}
      </tbody>
      <tfoot>
        <Whole template={template} layout={layout} />
      </tfoot>
    </table>
  )
}

function Whole({ template, layout }: PhasesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const span = layout?.span
  return (
    <tr>
      <th scope="row">{t('wizard.whole')}</th>
      <td />
      <td>{span === undefined ? '—' : dayRange(span.start, span.finish, language)}</td>
      <td>{span === undefined ? '—' : countWorkingDays(chinaCalendar, span.start, span.finish)}</td>
      <td>{template.tasks.length}</td>
    </tr>
  )
}

/** Where a day begins, or a part of it later, on the line of the whole plan. */
function shareOf({ start, finish }: Layout['span'], day: Day, part = 0): string {
  const whole = daysBetween(start, finish) + 1
  return `${(((daysBetween(start, day) + part) / whole) * 100).toFixed(2)}%`
}

interface PhaseRowProps extends PhasesProps {
  readonly phase: TemplatePhase
  readonly index: number
}

/** From the ninth phase on colours come again, hatched. */
const COLOURS = 8

function PhaseRow({ phase, index, template, layout }: PhaseRowProps) {
  const word = useWording()
  const language = useLanguage()
  const planned = layout?.phases.find(({ id }) => id === phase.id)
  const count = template.tasks.filter(task => task.phase === phase.id).length
  return (
    <tr data-phase={phase.id}>
      <th scope="row">
        <i className={classes.spine} style={{ background: `var(--wr-${phase.colour}-fill)` }} />
        {word(phase.name)}
      </th>
      <td className={classes.lane} aria-hidden="true">
        {layout !== null && planned !== undefined && (
          <Lane layout={layout} planned={planned} colour={phase.colour} isHatched={index >= COLOURS} />
        )}
      </td>
      <td>{planned === undefined ? '—' : dayRange(planned.start, planned.finish, language)}</td>
      <td>{planned?.workingDays ?? '—'}</td>
      <td>{count}</td>
    </tr>
  )
}

interface LaneProps {
  readonly layout: Layout
  readonly planned: Layout['phases'][number]
  readonly colour: TemplatePhase['colour']
  readonly isHatched: boolean
}

function Lane({ layout, planned, colour, isHatched }: LaneProps) {
  const share = (day: Day, part = 0): string => shareOf(layout.span, day, part)
  const milestones = layout.tasks.filter(({ task }) => task.days === 0 && task.phase === planned.id)
  return (
    <div className={classes.track}>
      <i
        className={isHatched ? classes.hatched : classes.bar}
        style={{
          left: share(planned.start),
          right: `calc(100% - ${share(planned.finish, 1)})`,
          backgroundColor: `var(--wr-${colour}-fill)`,
        }}
      />
      <em style={{ left: share(layout.T, 0.5) }} />
      {milestones.map(({ task, start: day }) => (
        <b key={task.id} style={{ left: share(day, 0.5) }} />
      ))}
    </div>
  )
}
