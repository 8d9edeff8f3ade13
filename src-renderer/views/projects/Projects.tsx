import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { bySoonest, wallScale } from '#shared/projections/wall'
import { longDay } from '../../locales/days'
import { useWorkspace } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { useScreen } from '../../session/screen'
import { useSummaries } from '../../session/summaries'
import { useToday } from '../../session/today'
import { Empty } from './Empty'
import { Shelf } from './Shelf'
import classes from './Projects.module.css'
import { Wall } from './Wall'

/** The wall: every project on one line of time. */
export function Projects() {
  const { t } = useTranslation()
  const go = useScreen(screen => screen.go)
  const language = useLanguage()
  const today = useToday()
  const projects = useWorkspace(workspace => workspace.project)
  const summaries = useSummaries()
  const { active, archived, trash } = useMemo(() => {
    const all = [...projects.values()].sort(bySoonest)
    return {
      active: all.filter(project => !project.isRemoved && !project.isArchived),
      archived: all.filter(project => !project.isRemoved && project.isArchived),
      trash: all.filter(project => project.isRemoved),
    }
  }, [projects])
  const scale = useMemo(
    () =>
      wallScale(
        active.map(({ id }) => summaries.get(id)?.rhythm ?? null),
        today,
      ),
    [active, summaries, today],
  )
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>{longDay(today, language)}</h1>
        {active.length > 0 && (
          <Button leftSection={<IconPlus size={14} stroke={1.5} />} onClick={() => go({ at: 'newProject' })}>
            {t('shell.newProject')}
          </Button>
        )}
      </header>
      {active.length === 0 ? <Empty /> : <Wall projects={active} summaries={summaries} scale={scale} />}
      <Shelf title={t('projects.archived')} projects={archived} kind="archived" />
      <Shelf title={t('projects.trash')} projects={trash} kind="trash" />
    </div>
  )
}
