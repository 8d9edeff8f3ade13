import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { introduce } from '#shared/host/identity'
import { useRefusalWords } from '../../session/notices'
import type { Host } from '#shared/host/host'
import type { HostPorts } from '#shared/host/hostPorts'
import { LanguageSwitch } from '../settings/LanguageSwitch'
import classes from './FirstRun.module.css'

interface FirstRunProps {
  readonly ports: () => Promise<HostPorts>
  readonly onFault: (fault: unknown) => void
  readonly onReady: (host: Host) => Promise<void>
}

/** The only question before work begins. */
export function FirstRun({ ports, onReady, onFault }: FirstRunProps) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const [name, setName] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  // What fails here is told when it is needed.
  useEffect(() => void ports().catch(() => undefined), [ports])
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() === '') return setError(t('refusal.emptyName'))
    setBusy(true)
    try {
      const host = await introduce(await ports(), name)
      if (isRefusal(host)) setError(words(host))
      else await onReady(host)
    } catch (fault) {
      setError(t('fault.cannotOpen'))
      onFault(fault)
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className={classes.page} data-ready="first-run">
      <div className={classes.language}>
        <LanguageSwitch onChange={() => setError(null)} />
      </div>
      <form className={classes.form} onSubmit={event => void begin(event)}>
        <span className={classes.seal} aria-hidden="true">
          {t('shell.seal')}
        </span>
        <h1>{t('first.title')}</h1>
        <p className={classes.promise}>{t('first.promise')}</p>
        <TextInput
          size="md"
          label={t('first.name')}
          description={t('first.why')}
          value={name}
          error={error}
          maxLength={100}
          data-autofocus
          autoFocus
          onChange={event => setName(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={isBusy}>
          {t('first.begin')}
        </Button>
      </form>
    </main>
  )
}
