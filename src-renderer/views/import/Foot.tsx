import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { confirmImport, leaveImport } from '../../session/importing/importing'
import type { ImportPreview } from '../../session/importing/previewImport'
import type { ImportChoices } from '../../session/importing/runImport'
import { useNotices } from '../../session/notices'
import { useSession } from '../../session/projectContext'
import classes from './Import.module.css'

interface FootProps {
  readonly preview: ImportPreview
  readonly choices: ImportChoices
  readonly label: string
}

export function Foot({ preview, choices, label }: FootProps) {
  const { t } = useTranslation()
  const start = useStart(preview)
  return (
    <footer className={classes.foot}>
      <Button size="sm" data-confirm onClick={() => start(choices)}>
        {label}
      </Button>
      <Button size="sm" variant="subtle" onClick={leaveImport}>
        {t('import.cancel')}
      </Button>
    </footer>
  )
}

function useStart(preview: ImportPreview) {
  const { t } = useTranslation()
  const session = useSession()
  const tell = useNotices(notices => notices.tell)
  return (choices: ImportChoices): void => {
    confirmImport(session, choices).catch((fault: unknown) => {
      tell({ text: t('fault.unexpected'), tone: 'fault' })
      session.ports.log.fault(`import.failed.${preview.target.at}`, fault)
    })
  }
}
