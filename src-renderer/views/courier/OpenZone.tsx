import { Button } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenFile } from '../import/useOpenFile'
import classes from './Courier.module.css'

/** Where a courier file is chosen or dropped. */
export function OpenZone() {
  const { t } = useTranslation()
  const open = useOpenFile()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  return (
    <section
      className={classes.drop}
      data-over={isOver || undefined}
      aria-label={t('courier.open')}
      onDragEnter={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <h2>{t('courier.open')}</h2>
      <IconPackageImport size={28} stroke={1.5} aria-hidden="true" />
      <p className={classes.text}>{t('courier.drop')}</p>
      <Button variant="default" onClick={() => input.current?.click()}>
        {t('courier.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".warroompack,.age"
        aria-label={t('courier.choose')}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file !== undefined) open(file)
        }}
      />
    </section>
  )
}
