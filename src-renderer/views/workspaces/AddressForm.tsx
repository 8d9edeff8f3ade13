import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRelayQuestion } from '../../session/relayQuestion'
import classes from './Workspaces.module.css'

interface AddressFormProps {
  readonly action: string
  /** Answers why it could not be done, or null. */
  readonly onAddress: (address: string) => Promise<string | null>
  /** What was found there belongs to another address once this one is changed. */
  readonly onForget: () => void
  readonly isFocused?: boolean
  readonly children?: ReactNode
}

/** A typed address, asked who is there before anything is done with it. */
export function AddressForm({ action, onAddress, onForget, isFocused, children }: AddressFormProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { objection, isBusy, ask, goOn, forget } = useRelayQuestion()
  return (
    <form
      className={classes.address}
      data-relay-address
      onSubmit={event => {
        event.preventDefault()
        void ask(typed, onAddress)
      }}
    >
      <TextInput
        aria-label={t('settings.address')}
        placeholder="192.168.1.20:4100"
        value={typed}
        error={objection?.words}
        maxLength={300}
        data-autofocus={isFocused}
        onChange={event => {
          setTyped(event.currentTarget.value)
          forget()
          onForget()
        }}
      />
      <Button type="submit" variant={children === undefined ? 'filled' : 'default'} loading={isBusy}>
        {action}
      </Button>
      {objection?.anyway != null && (
        <Button variant="default" onClick={() => void goOn(objection.anyway ?? '', onAddress)}>
          {t('settings.connectAnyway')}
        </Button>
      )}
    </form>
  )
}
