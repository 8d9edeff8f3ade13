import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccess } from '../../session/projectContext'
import { Fields } from '../../widgets/Fields'
import classes from './Banners.module.css'

/** Says that the project can only be looked at. */
export function ReadOnlyNote() {
  const { t } = useTranslation()
  if (useAccess() !== 'readOnly') return null
  return (
    <p className={classes.banner} role="note">
      {t('shell.readOnly')}
    </p>
  )
}

/** What a person may not change is not offered to be typed over. Around fields that change the view alone: `Fields`. */
export function EditFields({ children }: { children: ReactNode }) {
  return <Fields areLocked={useAccess() !== 'open'}>{children}</Fields>
}

/** Of documents that only a later version reads nothing is shown: it would be wrong or empty. */
export function Readable({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  if (useAccess() !== 'refused') return children
  return (
    <p className={classes.alone} role="alert">
      {t('shell.tooNew')}
    </p>
  )
}
