import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { useScreen } from '../../session/screen'
import { useWording } from '../../widgets/wording'
import classes from './Empty.module.css'

/** Shown when there is no project: one sentence, one action and a small example. */
export function Empty() {
  const { t } = useTranslation()
  const word = useWording()
  const go = useScreen(screen => screen.go)
  const { phases, tasks } = doubleElevenWarRoom
  return (
    <section className={classes.empty}>
      <h2>{t('projects.emptyTitle')}</h2>
      <p>{t('projects.emptyText')}</p>
      <div className={classes.bars} aria-hidden="true">
        {phases.map(phase => {
          const own = tasks.filter(task => task.phase === phase.id)
          return (
            <span
              key={phase.id}
              style={{ flexGrow: own.length, background: `var(--wr-${phase.colour}-fill)` }}
              title={word(phase.name)}
            />
          )
        })}
      </div>
      <div className={classes.steps}>
        <Button size="sm" onClick={() => go({ at: 'newProject' })}>
          {t('shell.firstStep')}
        </Button>
        <Button size="sm" variant="default" data-import-file onClick={() => go({ at: 'import' })}>
          {t('import.menu')}
        </Button>
      </div>
    </section>
  )
}
