import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { connectRelay, leaveRelay } from '#shared/host/identity'
import { type Connecting, connectWorkspace } from '#shared/host/workspaces/connectWorkspace'
import { useBadge, useHost } from '../../session/projectContext'
import { shortAddress, useWorkspaces } from '../../session/workspaces'
import { AddressForm } from '../workspaces/AddressForm'
import { Found } from '../workspaces/Found'
import { JoinButton } from '../workspaces/JoinWorkspace'
import classes from './Settings.module.css'

/** An address is that of one workspace: who connects shares this one with everybody at the same address. */
export function RelaySettings() {
  const { t } = useTranslation()
  const host = useHost()
  const { sync } = useBadge()
  if (sync.at === 'alone') return <Connect />
  return (
    <>
      <p className={classes.text}>{t('settings.connectedTo', { address: shortAddress(sync.address) })}</p>
      <p className={classes.text}>{t('settings.tellColleagues')}</p>
      <Button variant="default" onClick={() => void leaveRelay(host)}>
        {t('settings.disconnect')}
      </Button>
    </>
  )
}

type Other = Extract<Connecting, { at: 'ask' | 'other' }> & { readonly address: string }

function Connect() {
  const { t } = useTranslation()
  const host = useHost()
  const workspaces = useWorkspaces()
  const [other, setOther] = useState<Other | null>(null)
  const connect = async (address: string): Promise<string | null> => {
    const connecting = await connectWorkspace(workspaces, host, address)
    if (connecting.at === 'unreachable' || connecting.at === 'tooNew') return t(`workspace.${connecting.at}`)
    if (connecting.at !== 'connected') setOther({ ...connecting, address })
    return null
  }
  return (
    <>
      <p className={classes.text}>{t('settings.relayText')}</p>
      <AddressForm action={t('settings.connect')} onAddress={connect} onForget={() => setOther(null)} />
      {other !== null && <OtherWorkspace {...other} />}
    </>
  )
}

/** Another workspace lies there: the person says whether it is joined beside this one, or this one goes into it. */
function OtherWorkspace({ at, found, address }: Other) {
  const { t } = useTranslation()
  const host = useHost()
  const text = at === 'ask' ? t('workspace.ask') : t('workspace.other', { address: nextTo(address) })
  return (
    <Found found={found} text={text}>
      <JoinButton address={address} found={found} />
      {at === 'ask' && (
        <Button variant="default" data-unite onClick={() => void connectRelay(host, address)}>
          {t('workspace.unite')}
        </Button>
      )}
    </Found>
  )
}

/** An address on the same relay at which nothing lies yet, as an example. */
function nextTo(address: string): string {
  return shortAddress(address.replace(/^(wss?:\/\/[^/]+).*$/, '$1/shop2'))
}
