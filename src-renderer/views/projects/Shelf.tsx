import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProjectEntry } from '#shared/domain/records'
import { momentWord } from '../../locales/days'
import { useRunWorkspace } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { useScreen } from '../../session/screen'
import { useWording } from '../../widgets/wording'
import classes from './Shelf.module.css'

interface ShelfProps {
  readonly title: string
  readonly kind: 'archived' | 'trash'
  readonly projects: readonly ProjectEntry[]
}

/** What was put away: archived projects, or the trash. Folded until it is wanted. */
export function Shelf({ title, kind, projects }: ShelfProps) {
  if (projects.length === 0) return null
  return (
    <details className={classes.shelf}>
      <summary>
        {title} <small>{projects.length}</small>
      </summary>
      <ul>
        {projects.map(project => (
          <Item key={project.id} project={project} kind={kind} />
        ))}
      </ul>
    </details>
  )
}

function Item({ project, kind }: { project: ProjectEntry; kind: ShelfProps['kind'] }) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const run = useRunWorkspace()
  const go = useScreen(screen => screen.go)
  const { id: projectId } = project
  const since = kind === 'trash' ? project.removedAt : null
  return (
    <li>
      <span className={classes.name}>{word(project.name)}</span>
      {since !== null && <span>{t('projects.removedOn', { when: momentWord(since, language) })}</span>}
      {kind === 'archived' && (
        <Button variant="default" onClick={() => go({ at: 'project', id: projectId, view: 'board' })}>
          {t('projects.open')}
        </Button>
      )}
      <Button
        variant="default"
        onClick={() =>
          void (kind === 'trash'
            ? run('restoreProject', { projectId })
            : run('archiveProject', { projectId, isArchived: false }))
        }
      >
        {t(kind === 'trash' ? 'projects.restore' : 'projects.unarchive')}
      </Button>
    </li>
  )
}
