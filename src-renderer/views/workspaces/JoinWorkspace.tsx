import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  entryFound,
  type FoundWorkspace,
  findWorkspace,
  isNothing,
} from '#shared/host/workspaces/foundWorkspace'
import { useHost } from '../../session/projectContext'
import { useOfferWorkspace, useWorkspaces, useWorkspaceWork } from '../../session/workspaces'
import { AddressForm } from './AddressForm'
import { Found } from './Found'
import { Dialog } from '../../widgets/Dialog'
import classes from './Workspaces.module.css'

/** A team's workspace as one more on this computer: nothing of what is here is shared with it. */
export function JoinWorkspace({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { ports } = useHost()
  const { list } = useWorkspaces()
  const [there, setThere] = useState<{ address: string; found: FoundWorkspace } | null>(null)
  const find = async (address: string): Promise<string | null> => {
    const found = await findWorkspace(ports, address)
    if ('at' in found) return t(`workspace.${found.at}`)
    if (isNothing(found)) return t('workspace.nothingThere')
    setThere({ address, found })
    return null
  }
  const isHere = there !== null && entryFound(list(), there.address, there.found) !== undefined
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
          <Found found={there.found} text={t(isHere ? 'workspace.here' : 'workspace.joinWhat')}>
            <JoinButton
              {...there}
              label={t(isHere ? 'workspace.showIt' : 'workspace.joinDo')}
              onShow={onClose}
            />
          </Found>
        )}
      </div>
    </Dialog>
  )
}

interface JoinButtonProps {
  readonly address: string
  readonly found: FoundWorkspace
  readonly label: string
  /** Before it is shown: nothing else may tell, where it is shown already. */
  readonly onShow?: () => void
}

/** Joins what was found. Whoever has gone elsewhere meanwhile is not taken away from there. */
export function JoinButton({ address, found, label, onShow }: JoinButtonProps) {
  const { join, show } = useWorkspaces()
  const work = useWorkspaceWork()
  const offer = useOfferWorkspace()
  const isHere = useRef(true)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const press = async (): Promise<void> => {
    setBusy(true)
    const store = await work(join(address, found))
    if (store !== null && isHere.current) {
      onShow?.()
      await work(show(store))
    } else if (store !== null) offer(store, 'joined')
    setBusy(false)
  }
  return (
    <Button data-join loading={isBusy} onClick={() => void press()}>
      {label}
    </Button>
  )
}
