import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveRelay } from '#shared/host/identity'
import { type Connecting, connectWorkspace, uniteWorkspace } from '#shared/host/workspaces/connectWorkspace'
import { useBadge, useHost } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { shortAddress, useWorkspaces, useWorkspaceWork } from '../../session/workspaces'
import { useKeptFocus } from '../../widgets/useKeptFocus'
import { AddressForm } from '../workspaces/AddressForm'
import { Found } from '../workspaces/Found'
import { JoinButton } from '../workspaces/JoinWorkspace'
import classes from './Settings.module.css'

/** An address is that of one workspace: who connects shares this one with everybody at the same address. */
export function RelaySettings() {
  const { t } = useTranslation()
  const host = useHost()
  const { sync } = useBadge()
  const work = useWorkspaceWork()
  // Connecting and leaving take away the button that had the keyboard.
  const inside = useRef<HTMLDivElement>(null)
  const kept = useKeptFocus(inside)
  return (
    <div ref={inside} className={classes.relay} tabIndex={-1} data-relay {...kept}>
      {sync.at === 'alone' ? (
        <Connect />
      ) : (
        <>
          <p className={classes.text}>{t('settings.connectedTo', { address: shortAddress(sync.address) })}</p>
          <p className={classes.text}>{t('settings.tellColleagues')}</p>
          <Button variant="default" onClick={() => void work(leaveRelay(host))}>
            {t('settings.disconnect')}
          </Button>
        </>
      )}
    </div>
  )
}

type Other = Extract<Connecting, { found: unknown }> & { readonly address: string }

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
      <WithoutNetwork />
      {other !== null && <OtherWorkspace {...other} />}
    </>
  )
}

function WithoutNetwork() {
  const { t } = useTranslation()
  const go = useScreen(screen => screen.go)
  return (
    <>
      <p className={classes.text}>{t('courier.noNetwork')}</p>
      <Button variant="default" data-without-network onClick={() => go({ at: 'courier' })}>
        {t('courier.menu')}
      </Button>
    </>
  )
}

/** Another workspace lies there: the person says whether it is joined beside this one, or this one goes into it. */
function OtherWorkspace({ at, found, address }: Other) {
  const { t } = useTranslation()
  const host = useHost()
  const work = useWorkspaceWork()
  const unite = (): void => void work(uniteWorkspace(host, address, found))
  return (
    <Found found={found} text={t(`workspace.${at}`, { address: nextTo(address) })}>
      <JoinButton
        address={address}
        found={found}
        label={t(at === 'here' ? 'workspace.showIt' : 'workspace.joinDo')}
      />
      {at === 'ask' && (
        <Button variant="default" data-unite onClick={unite}>
          {t('workspace.unite')}
        </Button>
      )}
    </Found>
  )
}

/** How an address of another workspace on the same relay is written. */
function nextTo(address: string): string {
  return shortAddress(address.replace(/^(wss?:\/\/[^/]+).*$/, '$1/shop2'))
}
