import { useTranslation } from 'react-i18next'
import type { Layout } from '#shared/template/layOut'
import type { ProjectTemplate, TemplateGoal } from '#shared/template/template'
import { longDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useWording } from '../../widgets/wording'
import classes from './Goals.module.css'

interface GoalsProps {
  readonly template: ProjectTemplate
  readonly layout: Layout | null
}

/** What the project will have promised. */
export function Goals({ template, layout }: GoalsProps) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const until = ({ by }: TemplateGoal): string => {
    const moment = layout?.moments[by]
    return moment === undefined
      ? '—'
      : t('wizard.until', { moment: `${longDay(moment.day, language)} ${moment.time}` })
  }
  return (
    <section className={classes.section}>
      <h2>{t('wizard.goals')}</h2>
      <ul>
        {template.goals.map(goal => (
          <li key={goal.id}>
            <b>{`${Math.round(goal.target * 100)}%`}</b>
            <span>{word(goal.name)}</span>
            <span>
              {t('wizard.tasks', {
                count: template.tasks.filter(task => task.tags.includes(goal.tag)).length,
              })}
            </span>
            <span>{until(goal)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
