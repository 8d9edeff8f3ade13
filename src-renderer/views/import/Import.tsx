import { Button, Loader, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { wordingIn } from '#shared/domain/wording'
import { wholePercent } from '../../widgets/percent'
import { useLanguage } from '../../locales/useLanguage'
import { useImporting } from '../../session/importing'
import { DropZone } from './DropZone'
import classes from './Import.module.css'
import { Preview } from './Preview'
import { Report } from './Report'

/** Importing a file: choose, preview, write, report. */
export function Import() {
  const { t } = useTranslation()
  const [now] = useImporting()
  return (
    <div className={classes.page} data-import={now.at}>
      <h1>{t('import.title')}</h1>
      {now.at === 'choosing' && <DropZone refusal={now.refusal} />}
      {now.at === 'reading' && <Reading file={now.file} />}
      {now.at === 'preview' && <Preview key={now.preview.outline.frame.id} preview={now.preview} />}
      {now.at === 'writing' && <Writing share={now.share} name={now.preview.outline.frame.name} />}
      {now.at === 'done' && <Report report={now.report} />}
    </div>
  )
}

function Reading({ file }: { file: string }) {
  const { t } = useTranslation()
  const [, { leave }] = useImporting()
  return (
    <div className={classes.work} role="status">
      <p>
        <Loader size={16} aria-hidden="true" /> {t('import.reading', { file })}
      </p>
      <Button variant="default" onClick={leave}>
        {t('import.cancel')}
      </Button>
    </div>
  )
}

function Writing({ share, name }: { share: number; name: Parameters<typeof wordingIn>[0] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [, { leave }] = useImporting()
  return (
    <div className={classes.work} role="status">
      <p>{t('import.writing', { name: wordingIn(name, language), share: wholePercent(share) })}</p>
      <Progress value={share * 100} aria-label={t('import.progress')} transitionDuration={0} />
      <Button variant="default" data-cancel onClick={leave}>
        {t('import.cancel')}
      </Button>
    </div>
  )
}
