import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProjectEntry } from '#shared/model/project'
import type { Summary } from '#shared/projections/wall/summary'
import { longDay } from '../../locales/days'
import { useRunWorkspace } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { useScreen } from '../../session/screen'
import { useWording } from '../../widgets/wording'
import { Shelf } from './Shelf'
import classes from './Shelf.module.css'

interface ArchivedProps {
  readonly projects: readonly ProjectEntry[]
  readonly summaries: ReadonlyMap<string, Summary>
  readonly isOpen: boolean
}

export function Archived({ projects, summaries, isOpen }: ArchivedProps) {
  const { t } = useTranslation()
  return (
    <Shelf title={t('projects.archived')} count={projects.length} isOpen={isOpen}>
      {projects.map(project => (
        <Item key={project.id} project={project} summary={summaries.get(project.id) ?? null} />
      ))}
    </Shelf>
  )
}

function Item({ project, summary }: { project: ProjectEntry; summary: Summary | null }) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const run = useRunWorkspace()
  const go = useScreen(screen => screen.go)
  const { id: projectId, keyDay } = project
  return (
    <li>
      <span className={classes.name}>{word(project.name)}</span>
      {keyDay !== null && <span>{longDay(keyDay, language)}</span>}
      {summary !== null && <span>{t('projects.doneOf', { done: summary.done, total: summary.tasks })}</span>}
      <Button variant="default" onClick={() => go({ at: 'project', id: projectId, view: 'board' })}>
        {t('projects.open')}
      </Button>
      <Button variant="default" onClick={() => void run('archiveProject', { projectId, isArchived: false })}>
        {t('projects.unarchive')}
      </Button>
    </li>
  )
}
