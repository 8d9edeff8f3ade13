import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePlanDates } from '../../session/planDates'
import { usePlanPart } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useWording } from '../../widgets/wording'
import classes from './Planning.module.css'

/** Dependencies that cannot be planned, such as those of a cycle: ignored on every computer alike until somebody removes them. */
export function SuspendedList() {
  const { t } = useTranslation()
  const word = useWording()
  const run = useRun()
  const tasks = usePlanPart(plan => plan.task)
  const { suspended } = usePlanDates()
  if (suspended.length === 0) return null
  const title = (id: string): string => {
    const task = tasks.get(id)
    return task === undefined ? '—' : word(task.title)
  }
  return (
    <section>
      <h3>{t('plan.suspended')}</h3>
      <p>{t('plan.suspendedText')}</p>
      <ul className={classes.list}>
        {suspended.map(({ dependencyId, from, to, why }) => (
          <li key={dependencyId} data-suspended={dependencyId}>
            <span>
              {title(from)} → {title(to)} <small>{t(`plan.suspendedWhy.${why}`)}</small>
            </span>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => void run('removeDependency', { dependencyId })}
            >
              {t('plan.removeDependency')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
