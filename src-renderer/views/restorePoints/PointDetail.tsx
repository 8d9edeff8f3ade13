import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { type KeptProject, projectsOf } from '#shared/host/restoring/restoring'
import type { RestorePoint } from '#shared/ports/restorePoints'
import { useHost, useWorkspace } from '../../session/projectContext'
import { useWording } from '../../widgets/wording'
import { KeptPlan } from './KeptPlan'
import classes from './RestorePoints.module.css'
import { useSizeWords } from './sizeWords'

interface PointDetailProps {
  readonly point: RestorePoint
  readonly onRestored: () => void
}

/** The projects of one restore point; of the chosen one what has become of it since. */
export function PointDetail({ point, onRestored }: PointDetailProps) {
  const { t } = useTranslation()
  const projects = useKeptProjects(point)
  const [chosen, choose] = useState<string | null>(null)
  if (projects === null) return <p className={classes.reading}>{t('restorePoints.reading')}</p>
  if (projects === 'broken')
    return (
      <p className={classes.reading} role="alert">
        {t('restorePoints.pointBroken')}
      </p>
    )
  const kept = projects.find(({ entry }) => entry.id === chosen)
  if (kept !== undefined)
    return <KeptPlan point={point} kept={kept} onBack={() => choose(null)} onRestored={onRestored} />
  return (
    <section className={classes.detail} data-kept-projects>
      <h2>{t('restorePoints.projects')}</h2>
      <p className={classes.text}>
        {t(projects.length === 0 ? 'restorePoints.noProjects' : 'restorePoints.pickProject')}
      </p>
      <ul className={classes.projects}>
        {projects.map(one => (
          <Project key={one.entry.id} kept={one} onChoose={() => choose(one.entry.id)} />
        ))}
      </ul>
    </section>
  )
}

function Project({ kept, onChoose }: { kept: KeptProject; onChoose: () => void }) {
  const { t } = useTranslation()
  const word = useWording()
  const size = useSizeWords()
  const now = useWorkspace(workspace => workspace.project.get(kept.entry.id))
  const where = now === undefined ? 'gone' : now.isRemoved ? 'inTrash' : null
  return (
    <li>
      <Button
        variant="default"
        fullWidth
        justify="space-between"
        data-kept-project={kept.entry.id}
        rightSection={
          <span className={classes.facts}>
            {where !== null && <em>{t(`restorePoints.${where}`)}</em>}
            {t('restorePoints.tasks', { count: kept.tasks })} · {size(kept.bytes)}
          </span>
        }
        onClick={onChoose}
      >
        {word(kept.entry.name)}
      </Button>
    </li>
  )
}

function useKeptProjects(point: RestorePoint): readonly KeptProject[] | 'broken' | null {
  const host = useHost()
  const [projects, setProjects] = useState<readonly KeptProject[] | 'broken' | null>(null)
  useEffect(() => {
    let isCurrent = true
    projectsOf(host, point).then(
      found => isCurrent && setProjects(isRefusal(found) ? 'broken' : found),
      (fault: unknown) => {
        host.ports.log.fault('restorePoint.read', fault)
        if (isCurrent) setProjects('broken')
      },
    )
    return () => {
      isCurrent = false
    }
  }, [host, point])
  return projects
}
