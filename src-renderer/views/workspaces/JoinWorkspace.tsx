import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FoundWorkspace, findWorkspace } from '#shared/host/workspaces/foundWorkspace'
import { useHost } from '../../session/projectContext'
import { useChangeWorkspace } from '../../session/workspaces'
import { AddressForm } from './AddressForm'
import { Found } from './Found'
import { Dialog } from '../../widgets/Dialog'
import classes from './Workspaces.module.css'

/** A team's workspace as one more on this computer: nothing of what is here is shared with it. */
export function JoinWorkspace({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { ports } = useHost()
  const [there, setThere] = useState<{ address: string; found: FoundWorkspace } | null>(null)
  const find = async (address: string): Promise<string | null> => {
    const found = await findWorkspace(ports, address)
    if ('at' in found) return t(`workspace.${found.at}`)
    const isNothing = found.sharedId === null && found.counts.people === 0 && found.counts.projects === 0
    if (isNothing) return t('workspace.nothingThere')
    setThere({ address, found })
    return null
  }
  return (
    <Dialog title={t('workspace.joinTitle')} onClose={onClose}>
      <div className={classes.form}>
        <p className={classes.text}>{t('workspace.joinText')}</p>
        <AddressForm
          action={t('workspace.find')}
          isFocused
          onAddress={find}
          onForget={() => setThere(null)}
        />
        {there !== null && (
          <Found found={there.found} text={t('workspace.joinWhat')}>
            <JoinButton {...there} onJoined={onClose} />
          </Found>
        )}
      </div>
    </Dialog>
  )
}

interface JoinButtonProps {
  readonly address: string
  readonly found: FoundWorkspace
  readonly onJoined?: () => void
}

export function JoinButton({ address, found, onJoined }: JoinButtonProps) {
  const { t } = useTranslation()
  const change = useChangeWorkspace()
  const [isBusy, setBusy] = useState(false)
  const join = async (): Promise<void> => {
    setBusy(true)
    const host = await change(workspaces => workspaces.join(address, found))
    setBusy(false)
    if (host !== null) onJoined?.()
  }
  return (
    <Button data-join loading={isBusy} onClick={() => void join()}>
      {t('workspace.joinDo')}
    </Button>
  )
}
