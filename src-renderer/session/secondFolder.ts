import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecondFolderState } from '#shared/ports/restorePoints'
import { useNotices } from './notices'
import { useHost } from './projectContext'

const LOOK_MS = 2_000

/** The second folder as it is now, looked at while the page is open: a drive comes and goes. */
export function useSecondFolder(made: number) {
  const { t } = useTranslation()
  const { restorePoints, timers, log } = useHost().ports
  const tell = useNotices(notices => notices.tell)
  const [state, setState] = useState<SecondFolderState | null>(null)
  useEffect(() => {
    let isCurrent = true
    const look = (): void => {
      restorePoints.secondFolder().then(
        found => isCurrent && setState(found),
        (fault: unknown) => log.fault('secondFolder.read', fault),
      )
    }
    look()
    const stop = timers.every(LOOK_MS, look)
    return () => {
      isCurrent = false
      stop()
    }
  }, [restorePoints, timers, log, made])
  const change = async (work: Promise<SecondFolderState>): Promise<void> => {
    try {
      setState(await work)
    } catch (fault) {
      log.fault('secondFolder.choose', fault)
      tell({ text: t('restorePoints.second.failedToChoose'), tone: 'fault' })
    }
  }
  return {
    state,
    choose: () => change(restorePoints.chooseSecondFolder()),
    forget: () => change(restorePoints.forgetSecondFolder()),
  }
}
