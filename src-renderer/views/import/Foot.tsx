import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useImporting } from '../../session/importing'
import type { ImportPreview } from '#shared/host/importing/previewImport'
import type { ImportChoices } from '#shared/foreign/foreignSource'
import { useNotices } from '../../session/notices'
import { useHost } from '../../session/projectContext'
import classes from './Import.module.css'

interface FootProps {
  readonly preview: ImportPreview
  readonly choices: ImportChoices
  readonly label: string
}

export function Foot({ preview, choices, label }: FootProps) {
  const { t } = useTranslation()
  const start = useStart(preview)
  const [, { leave }] = useImporting()
  return (
    <footer className={classes.foot}>
      <Button size="sm" data-confirm onClick={() => start(choices)}>
        {label}
      </Button>
      <Button size="sm" variant="subtle" onClick={leave}>
        {t('import.cancel')}
      </Button>
    </footer>
  )
}

function useStart(preview: ImportPreview) {
  const { t } = useTranslation()
  const host = useHost()
  const [, importing] = useImporting()
  const tell = useNotices(notices => notices.tell)
  return (choices: ImportChoices): void => {
    importing.confirm(choices).catch((fault: unknown) => {
      tell({ text: t('fault.unexpected'), tone: 'fault' })
      host.ports.log.fault(`import.failed.${preview.target.at}`, fault)
    })
  }
}
