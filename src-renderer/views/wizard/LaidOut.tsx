import { useTranslation } from 'react-i18next'
import type { Layout } from '#shared/template/layOut'
import { shortDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useWording } from '../../widgets/wording'
import classes from './LaidOut.module.css'

/** Warnings about the dates: years without a holiday notice, and tasks that are already late. */
export function LaidOut({ layout }: { layout: Layout }) {
  const { t } = useTranslation()
  return (
    <section>
      {layout.unpublishedYears.map(year => (
        <p key={year} className={classes.notice} role="note">
          {t('shell.unpublished', { year })}
        </p>
      ))}
      {layout.tooLate.length === 0 ? (
        <p className={classes.fine}>{t('wizard.inTime')}</p>
      ) : (
        <TooLate layout={layout} />
      )}
    </section>
  )
}

function TooLate({ layout }: { layout: Layout }) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const title = t('wizard.tooLate', { count: layout.tooLate.length })
  const titles = new Map(layout.tasks.map(({ task }) => [task.id, task.title]))
  return (
    <details className={classes.late} open={layout.tooLate.length <= 6}>
      <summary>{title}</summary>
      <div className={classes.scroll} role="group" aria-label={title} tabIndex={0}>
        <ul>
          {layout.tooLate.map(({ id, start, workingDays }) => (
            <li key={id}>
              <span>{word(titles.get(id) ?? id)}</span>
              <span>{shortDay(start, language)}</span>
              <span>{t('wizard.lateBy', { count: workingDays })}</span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
