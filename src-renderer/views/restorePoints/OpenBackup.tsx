import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { backupName } from '#shared/host/restoring/restoring'
import type { Backup } from '#shared/ports/restorePoints'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { openBackup } from '../../session/courier'
import { useNotices } from '../../session/notices'
import { useHost } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useToday } from '../../session/today'
import { useWorkspaces } from '../../session/workspaces'
import { Dialog } from '../../widgets/Dialog'
import classes from './RestorePoints.module.css'

/** Backups out of a folder of another computer, each as a new workspace. */
export function OpenBackup() {
  const { t } = useTranslation()
  const [found, setFound] = useState<readonly Backup[] | null>(null)
  const { look, open, merge, isBusy } = useOpenBackup(setFound)
  return (
    <>
      <Button variant="default" size="compact-sm" data-open-backup onClick={() => void look()}>
        {t('restorePoints.folder.button')}
      </Button>
      {found !== null && (
        <Dialog title={t('restorePoints.folder.title')} onClose={() => setFound(null)}>
          <p className={classes.ask}>
            {t(found.length === 0 ? 'restorePoints.folder.none' : 'restorePoints.folder.text')}
          </p>
          <ul className={classes.backups}>
            {found.map((backup, at) => (
              <li key={`${backup.point.id}${String(at)}`} data-backup={at}>
                <BackupFacts backup={backup} />
                <Button
                  variant="default"
                  data-open-as-new
                  disabled={isBusy}
                  onClick={() => void open(backup, at)}
                >
                  {t('restorePoints.folder.open')}
                </Button>
                <Button
                  variant="default"
                  data-merge-backup
                  disabled={isBusy}
                  onClick={() => void merge(backup, at)}
                >
                  {t('restorePoints.folder.merge')}
                </Button>
              </li>
            ))}
          </ul>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setFound(null)}>
              {t('restorePoints.folder.close')}
            </Button>
          </Group>
        </Dialog>
      )}
    </>
  )
}

function BackupFacts({ backup }: { backup: Backup }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const { point, points } = backup
  const tasks = point.sets.reduce((sum, one) => sum + (one.tasks ?? 0), 0)
  return (
    <span>
      <b>{backupName(backup) ?? t('restorePoints.folder.unnamed')}</b>
      <small>
        {t('restorePoints.folder.facts', {
          moment: momentWord(point.at, language, today),
          tasks: t('restorePoints.tasks', { count: tasks }),
          count: points,
        })}
      </small>
    </span>
  )
}

function useOpenBackup(setFound: (found: readonly Backup[] | null) => void) {
  const { t } = useTranslation()
  const host = useHost()
  const { restorePoints, log } = host.ports
  const go = useScreen(screen => screen.go)
  const { adopt, show } = useWorkspaces()
  const tell = useNotices(notices => notices.tell)
  const [isBusy, setBusy] = useState(false)
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await work()
    } catch (fault) {
      log.fault('backup.open', fault)
      tell({ text: t('restorePoints.folder.failed'), tone: 'fault' })
    } finally {
      setBusy(false)
    }
  }
  return {
    isBusy,
    look: () => guarded(async () => setFound(await restorePoints.findBackups())),
    /** What it would bring is shown first. */
    merge: (backup: Backup, at: number) =>
      guarded(async () => {
        await openBackup(host, backup, at)
        setFound(null)
        go({ at: 'courier' })
      }),
    open: (backup: Backup, at: number) =>
      guarded(async () => {
        const name = backupName(backup) ?? t('restorePoints.folder.unnamed')
        const store = await adopt(name, to => restorePoints.adopt(to, at))
        setFound(null)
        await show(store)
      }),
  }
}
