import { Modal } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that is there as long as it is rendered. When it goes, the keyboard is back where it was opened from. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTranslation()
  const [opener] = useState(openerOf)
  useEffect(
    () => () => {
      // After whatever the dialog led to has taken the keyboard.
      setTimeout(() => {
        if (document.activeElement === document.body) opener?.focus()
      })
    },
    [opener],
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      returnFocus={false}
      centered
    >
      {children}
    </Modal>
  )
}

/** What has the keyboard; for an item of a menu, which closes with it, the button that opened the menu. */
function openerOf(): HTMLElement | null {
  const { activeElement: active } = document
  const button = active?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  const opener = button == null ? active : document.getElementById(button)
  return opener instanceof HTMLElement ? opener : null
}
