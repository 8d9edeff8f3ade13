import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { connectRelay, leaveRelay } from '#shared/host/identity'
import { useNotices } from '../../session/notices'
import { useBadge, useHost } from '../../session/projectContext'
import classes from './Settings.module.css'

/** One relay is one team: who connects shares the workspace with everybody at the same address. */
export function RelaySettings() {
  const { t } = useTranslation()
  const host = useHost()
  const { sync } = useBadge()
  if (sync.at === 'alone') return <Connect />
  return (
    <>
      <p className={classes.text}>{t('settings.connectedTo', { address: sync.address })}</p>
      <Button variant="default" onClick={() => void leaveRelay(host)}>
        {t('settings.disconnect')}
      </Button>
    </>
  )
}

type Answer = { readonly words: string; readonly offer: string | null }

function Connect() {
  const { t } = useTranslation()
  const [address, setAddress] = useState('')
  const [isBusy, setBusy] = useState(false)
  const { answer, ask, connect, forget } = useRelayQuestion()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    await ask(address)
    setBusy(false)
  }
  return (
    <>
      <p className={classes.text}>{t('settings.relayText')}</p>
      <form className={classes.form} data-relay-address onSubmit={event => void submit(event)}>
        <TextInput
          aria-label={t('settings.address')}
          placeholder="192.168.1.20:4100"
          value={address}
          error={answer?.words}
          onChange={event => {
            setAddress(event.currentTarget.value)
            forget()
          }}
        />
        <Button type="submit" loading={isBusy}>
          {t('settings.connect')}
        </Button>
        {answer?.offer != null && (
          <Button variant="default" onClick={() => void connect(answer.offer ?? '')}>
            {t('settings.connectAnyway')}
          </Button>
        )}
      </form>
    </>
  )
}

/** Asks who is at an address before anything is shared with it. */
function useRelayQuestion() {
  const { t } = useTranslation()
  const host = useHost()
  const tell = useNotices(notices => notices.tell)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const connect = (socket: string): Promise<void> => connectRelay(host, socket)
  const ask = async (address: string): Promise<void> => {
    try {
      const health = await window.warroom.relayHealth(address)
      if (health.at === 'relay') return await connect(health.socket)
      const offer = health.at === 'other' ? socketOf(address) : null
      setAnswer({ words: t(`settings.answer.${health.at}`), offer })
    } catch (fault) {
      host.ports.log.fault('relay.ask', fault)
      tell({ text: t('fault.unexpected'), tone: 'fault' })
    }
  }
  return { answer, ask, connect, forget: () => setAnswer(null) }
}

/** A plain y-websocket server has no word for what it is; the person may know better. */
function socketOf(address: string): string {
  const [, scheme, rest] = /^(?:(\w+):\/\/)?(.*?)\/*$/.exec(address.trim()) ?? []
  const isSecure = scheme === 'https' || scheme === 'wss'
  return `${isSecure ? 'wss' : 'ws'}://${rest ?? ''}`
}
