import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { isRefusal } from '#shared/domain/refusal'
import type { SetName } from '#shared/domain/setName'
import { bringIncidentBack } from '#shared/host/incidents/bringIncidentBack'
import type { Incident } from '#shared/model/incident'
import { useExplain, useNotices } from './notices'
import { useSession } from './projectContext'

/** What others did to a project, or to the workspace itself, that somebody has to look at; newest first. */
export function useIncidents(set: SetName): readonly Incident[] {
  const all = useStore(useSession().incidents)
  return useMemo(() => all.filter(one => one.set === set), [all, set])
}

/** How many there are in each project. */
export function useIncidentCounts(): (project: string) => number {
  const all = useStore(useSession().incidents)
  return project => all.filter(({ set }) => set === `project.${project}`).length
}

interface IncidentActions {
  bringBack(incident: Incident): Promise<void>
  /** It was meant: this computer tells it no more. */
  dismiss(incident: Incident): void
}

export function useIncidentActions(): IncidentActions {
  const { t } = useTranslation()
  const { host } = useSession()
  const explain = useExplain()
  const tell = useNotices(notices => notices.tell)
  const bringBack = useCallback(
    async ({ id, tasks }: Incident): Promise<void> => {
      const outcome = await explain(bringIncidentBack(host, id))
      if (isRefusal(outcome)) return
      const words = tasks > 0 ? t('incident.broughtBack', { count: tasks }) : t('incident.broughtBackOther')
      tell({ text: words, tone: 'fact' })
    },
    [host, explain, tell, t],
  )
  const dismiss = useCallback(
    ({ id }: Incident): void => {
      host.incidents.settle(id, 'meant')
      tell({ text: t('incident.wasMeant'), tone: 'fact', undo: () => host.incidents.settle(id, null) })
    },
    [host, tell, t],
  )
  return { bringBack, dismiss }
}
