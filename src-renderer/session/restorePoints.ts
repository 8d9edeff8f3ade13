import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Host } from '#shared/host/host'
import { makeRestorePoint } from '#shared/host/restoring/restoring'
import type { RestorePoint } from '#shared/ports/restorePoints'
import { useNotices } from './notices'
import { useHost } from './projectContext'

export interface RestorePointsState {
  /** Newest first; null until they were read, and where they can't be. */
  readonly points: readonly RestorePoint[] | null
  readonly isFailed: boolean
  /** By id, those that were verified on this page: whether they are whole. */
  readonly verified: ReadonlyMap<string, boolean>
  readonly verifying: { readonly done: number; readonly total: number } | null
  readonly isBackingUp: boolean
  reload(): void
  backUp(): Promise<void>
  verify(points: readonly RestorePoint[]): Promise<void>
  showFolder(): Promise<void>
}

/** The restore points of the shown workspace as the page follows them. */
export function useRestorePoints(): RestorePointsState {
  const host = useHost()
  const { points, isFailed, reload } = usePoints(host)
  const verifying = useVerifying(host)
  const [isBackingUp, setBackingUp] = useState(false)
  const explained = useExplainedFailure(host)
  const backUp = async (): Promise<void> => {
    setBackingUp(true)
    await explained(makeRestorePoint(host, 'byHand'), 'backUpFailed')
    setBackingUp(false)
    reload()
  }
  const showFolder = async (): Promise<void> => {
    await explained(host.ports.restorePoints.showFolder(), 'folderFailed')
  }
  return { points, isFailed, reload, backUp, isBackingUp, showFolder, ...verifying }
}

function usePoints(host: Host) {
  const [read, setRead] = useState<{ readonly points: readonly RestorePoint[] | null } | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isCurrent = true
    host.ports.restorePoints.list().then(
      points => isCurrent && setRead({ points }),
      (fault: unknown) => {
        host.ports.log.fault('restorePoints.list', fault)
        if (isCurrent) setRead({ points: null })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [host, turn])
  const reload = useCallback(() => setTurn(now => now + 1), [])
  return { points: read?.points ?? null, isFailed: read?.points === null, reload }
}

/** One after the other, so that it can be seen how far it has come. */
function useVerifying(host: Host) {
  const { t } = useTranslation()
  const tell = useNotices(notices => notices.tell)
  const [verified, setVerified] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [verifying, setVerifying] = useState<RestorePointsState['verifying']>(null)
  const verify = async (points: readonly RestorePoint[]): Promise<void> => {
    const found = new Map(verified)
    for (const [done, { id }] of points.entries()) {
      setVerifying({ done, total: points.length })
      found.set(id, await host.ports.restorePoints.isWhole(id).catch(() => false))
      setVerified(new Map(found))
    }
    setVerifying(null)
    const broken = points.filter(({ id }) => found.get(id) === false).length
    const text =
      broken === 0
        ? t('restorePoints.noneBroken', { count: points.length })
        : t('restorePoints.someBroken', { count: broken })
    tell({ text, tone: broken === 0 ? 'fact' : 'fault' })
  }
  return { verified, verifying, verify }
}

/** Waits for work with restore points and tells when it failed. */
function useExplainedFailure(host: Host): (work: Promise<unknown>, words: string) => Promise<void> {
  const { t } = useTranslation()
  const tell = useNotices(notices => notices.tell)
  return async (work, words) => {
    try {
      await work
    } catch (fault) {
      host.ports.log.fault('restorePoints', fault)
      tell({ text: t(`restorePoints.${words}`), tone: 'fault' })
    }
  }
}
