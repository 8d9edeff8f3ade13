import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotices } from '../../session/notices'
import { useHost } from '../../session/projectContext'

/** Saves the page as a PDF; only a failure is reported. */
export function usePrintPdf() {
  const { t } = useTranslation()
  const { log } = useHost().ports
  const tell = useNotices(notices => notices.tell)
  const [isBusy, setBusy] = useState(false)
  const print = async (name: string): Promise<void> => {
    setBusy(true)
    try {
      const answer = await window.warroom.printPdf(name)
      if (answer.at === 'failed') tell({ text: t(`fault.save.${answer.reason}`), tone: 'fault' })
    } catch (fault) {
      log.fault('print.failed', fault)
      tell({ text: t('fault.unexpected'), tone: 'fault' })
    } finally {
      setBusy(false)
    }
  }
  return { print, isBusy }
}
