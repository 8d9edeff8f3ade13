import { Button } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/domain/refusal'
import { useRefusalWords } from '../../session/notices'
import classes from './Import.module.css'
import { useOpenFile } from './useOpenFile'

/** Where a file is chosen or dropped; what was wrong with the last one stands beneath. */
export function DropZone({ refusal }: { refusal: Refusal | null }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const open = useOpenFile()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  return (
    <>
      <section
        className={classes.drop}
        data-drop
        data-over={isOver || undefined}
        aria-label={t('import.choose')}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <CommandIcon command="importPlan" size={28} />
        <p className={classes.lead}>{t('import.drop')}</p>
        <Button size="sm" onClick={() => input.current?.click()}>
          {t('import.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.warroom,.warroompack,.age,.xml,.gan"
          aria-label={t('import.choose')}
          onChange={event => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (file !== undefined) open(file)
          }}
        />
      </section>
      {refusal !== null && (
        <p className={classes.refusal} role="alert">
          {words(refusal)}
        </p>
      )}
      <dl className={classes.kinds}>
        <dt>{t('import.trello')}</dt>
        <dd>{t('import.trelloText')}</dd>
        <dt>{t('import.plan')}</dt>
        <dd>{t('import.planText')}</dd>
        <dt>{t('import.project')}</dt>
        <dd>{t('import.projectText')}</dd>
      </dl>
    </>
  )
}
