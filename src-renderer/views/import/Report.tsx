import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReport } from '#shared/host/importing/importing'
import { useImporting } from '../../session/importing'
import { useNotices } from '../../session/notices'
import { useHost } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useWording } from '../../widgets/wording'
import { Counts } from './Counts'
import classes from './Import.module.css'
import { LeftOutList } from './LeftOutList'

/** View and button label by kind of file. */
const LOOK = {
  board: { view: 'board', label: 'import.look' },
  plan: { view: 'gantt', label: 'import.lookPlan' },
} as const

/** What was imported, counted in the project, and what was left out. */
export function Report({ report }: { report: ImportReport }) {
  const { t } = useTranslation()
  const word = useWording()
  const go = useScreen(screen => screen.go)
  const { undo, isBusy } = useUndo(report)
  const [, { leave }] = useImporting()
  const { name: _name, ...counts } = report.counts
  const look = LOOK[report.kind]
  const open = (): void => {
    leave()
    go({ at: 'project', id: report.project, view: look.view })
  }
  return (
    <>
      <h2 className={classes.board}>{word(report.name)}</h2>
      <p className={classes.promise}>{t(report.isUpdate ? 'import.doneAgain' : 'import.done')}</p>
      <Counts counts={counts} />
      <LeftOutList leftOut={report.leftOut} historyFrom={report.historyFrom} />
      <footer className={classes.foot}>
        <Button size="sm" data-look autoFocus onClick={open}>
          {t(look.label)}
        </Button>
        <Button size="sm" variant="default" data-undo loading={isBusy} onClick={() => void undo()}>
          {t('import.undo')}
        </Button>
        <Button size="sm" variant="subtle" onClick={leave}>
          {t('import.another')}
        </Button>
      </footer>
    </>
  )
}

function useUndo(report: ImportReport) {
  const { t } = useTranslation()
  const host = useHost()
  const [, { leave }] = useImporting()
  const tell = useNotices(notices => notices.tell)
  const [isBusy, setBusy] = useState(false)
  const undo = async (): Promise<void> => {
    setBusy(true)
    try {
      await report.undo()
      tell({ text: t('import.undone'), tone: 'fact' })
      leave()
    } catch (fault) {
      tell({ text: t('fault.unexpected'), tone: 'fault' })
      host.ports.log.fault('import.undo', fault)
    } finally {
      setBusy(false)
    }
  }
  return { undo, isBusy }
}
