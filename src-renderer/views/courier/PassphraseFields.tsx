import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_PASSPHRASE } from '#shared/domain/passphrase'
import classes from './Courier.module.css'

export interface TypedPassphrase {
  readonly first: string
  readonly again: string
}

export const NO_PASSPHRASE: TypedPassphrase = { first: '', again: '' }

interface PassphraseFieldsProps {
  readonly typed: TypedPassphrase
  readonly error: string | null
  readonly onType: (typed: TypedPassphrase) => void
}

/** A new passphrase, twice. */
export function PassphraseFields({ typed, error, onType }: PassphraseFieldsProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.passphrase}>
      <PassphraseInput
        label={t('courier.passphrase')}
        value={typed.first}
        error={error}
        onChange={first => onType({ ...typed, first })}
      />
      <PassphraseInput
        label={t('courier.again')}
        value={typed.again}
        error={null}
        onChange={again => onType({ ...typed, again })}
      />
      <p className={classes.text}>{t('courier.lockText')}</p>
    </div>
  )
}

interface PassphraseInputProps {
  readonly label: string
  readonly value: string
  readonly error: string | null
  readonly onChange: (value: string) => void
  readonly isFocused?: boolean
}

/**
 * Always a password to the browser, which then keeps input methods out of it: what is composed on one computer can't
 * be typed on another. Whoever wants to see it reads it beneath.
 */
export function PassphraseInput({ label, value, error, onChange, isFocused }: PassphraseInputProps) {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  return (
    <div>
      <TextInput
        type="password"
        autoComplete="off"
        label={label}
        value={value}
        error={error}
        maxLength={MOST_PASSPHRASE}
        data-autofocus={isFocused}
        onChange={event => onChange(event.currentTarget.value)}
      />
      <Checkbox
        size="xs"
        className={classes.show}
        label={t('courier.show')}
        aria-label={`${t('courier.show')}: ${label}`}
        checked={isShown}
        onChange={event => setShown(event.currentTarget.checked)}
      />
      {isShown && <output className={classes.shown}>{value}</output>}
    </div>
  )
}
