import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type InTrash, TRASH_DAYS } from '#shared/projections/wall/shelves'
import { momentWord } from '../../locales/days'
import { useExplain } from '../../session/notices'
import { useRunWorkspace, useHost } from '../../session/projectContext'
import { purgeProject } from '#shared/host/projects/projectTrash'
import { useToday } from '../../session/today'
import { useLanguage } from '../../locales/useLanguage'
import { useWording } from '../../widgets/wording'
import { Shelf } from './Shelf'
import { Dialog } from '../../widgets/Dialog'
import classes from './Shelf.module.css'

export function Trash({ projects, isOpen }: { projects: readonly InTrash[]; isOpen: boolean }) {
  const { t } = useTranslation()
  const note = t('projects.trashNote', { count: TRASH_DAYS })
  return (
    <Shelf title={t('projects.trash')} count={projects.length} note={note} isOpen={isOpen}>
      {projects.map(one => (
        <Item key={one.project.id} {...one} />
      ))}
    </Shelf>
  )
}

function Item({ project, daysLeft }: InTrash) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const today = useToday()
  const run = useRunWorkspace()
  const [isAsking, setAsking] = useState(false)
  const { id: projectId, removedAt } = project
  return (
    <li>
      <span className={classes.name}>{word(project.name)}</span>
      {removedAt !== null && (
        <span>{t('projects.removedOn', { when: momentWord(removedAt, language, today) })}</span>
      )}
      <span>{t('projects.daysLeft', { count: daysLeft })}</span>
      <Button variant="default" onClick={() => void run('restoreProject', { projectId })}>
        {t('action.restoreProject')}
      </Button>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {t('action.purgeProject')}
      </Button>
      {isAsking && (
        <AskToPurge projectId={projectId} name={word(project.name)} onClose={() => setAsking(false)} />
      )}
    </li>
  )
}

interface AskToPurgeProps {
  readonly projectId: string
  readonly name: string
  readonly onClose: () => void
}

/** Confirms the only action that cannot be undone; cancelling is the default. */
function AskToPurge({ projectId, name, onClose }: AskToPurgeProps) {
  const { t } = useTranslation()
  const host = useHost()
  const explain = useExplain()
  const purge = (): void => {
    onClose()
    void explain(purgeProject(host, projectId))
  }
  return (
    <Dialog title={t('projects.purgeTitle', { name })} onClose={onClose}>
      <p className={classes.warning}>{t('projects.purgeText')}</p>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('projects.keep')}
        </Button>
        <Button color="red" data-purge onClick={purge}>
          {t('action.purgeProject')}
        </Button>
      </Group>
    </Dialog>
  )
}
