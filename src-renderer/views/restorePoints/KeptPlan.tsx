import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { type KeptProject, planOf } from '#shared/host/restoring/restoring'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { RestorePoint } from '#shared/ports/restorePoints'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useOpenProject } from '../../session/openProject'
import { ProjectContext, useHost, useWorkspace } from '../../session/projectContext'
import { useToday } from '../../session/today'
import { useWording } from '../../widgets/wording'
import { Compared } from './Compared'
import classes from './RestorePoints.module.css'
import { useRestoreAsNew } from './useRestoring'

interface KeptPlanProps {
  readonly point: RestorePoint
  readonly kept: KeptProject
  readonly onBack: () => void
  readonly onRestored: () => void
}

/** One project as it was, beside what it is now where it still is. */
export function KeptPlan({ point, kept, onBack, onRestored }: KeptPlanProps) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const today = useToday()
  const heading = useRef<HTMLHeadingElement>(null)
  const source = useKeptPlan(point, kept.entry.id)
  const isHere = useWorkspace(workspace => workspace.project.get(kept.entry.id)?.isRemoved === false)
  const moment = momentWord(point.at, language, today)
  const name = word(kept.entry.name)
  const asNew = useRestoreAsNew(kept.entry, t('restorePoints.newName', { name, moment }))
  const restored = (): void => {
    // The button that was pressed goes with the change.
    heading.current?.focus()
    onRestored()
  }
  return (
    <section className={classes.detail} data-kept-plan>
      <Button variant="subtle" size="compact-sm" className={classes.back} data-back onClick={onBack}>
        ← {t('restorePoints.back')}
      </Button>
      <h2 ref={heading} tabIndex={-1} className={classes.name}>
        {name}
      </h2>
      <p className={classes.text}>{t('restorePoints.since', { moment })}</p>
      {source === null && <p className={classes.reading}>{t('restorePoints.reading')}</p>}
      {source === 'broken' && <p role="alert">{t('restorePoints.pointBroken')}</p>}
      {source !== null && source !== 'broken' && (
        <>
          {!isHere && <p className={classes.text}>{t('restorePoints.notHere')}</p>}
          {isHere && (
            <Here id={kept.entry.id}>
              <Compared source={source} name={name} moment={moment} onRestored={restored} />
            </Here>
          )}
          <div className={classes.foot}>
            <Button
              variant="default"
              data-restore-new
              loading={asNew.isBusy}
              onClick={() => void asNew.restore(source)}
            >
              {t('restorePoints.restoreNew')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function Here({ id, children }: { id: string; children: ReactNode }) {
  const project = useOpenProject(id)
  return project === null ? null : <ProjectContext value={project}>{children}</ProjectContext>
}

function useKeptPlan(point: RestorePoint, project: string): PlanSnapshot | 'broken' | null {
  const host = useHost()
  const [plan, setPlan] = useState<PlanSnapshot | 'broken' | null>(null)
  useEffect(() => {
    let isCurrent = true
    planOf(host, point, project).then(
      found => isCurrent && setPlan(isRefusal(found) ? 'broken' : found),
      (fault: unknown) => {
        host.ports.log.fault('restorePoint.read', fault)
        if (isCurrent) setPlan('broken')
      },
    )
    return () => {
      isCurrent = false
    }
  }, [host, point, project])
  return plan
}
