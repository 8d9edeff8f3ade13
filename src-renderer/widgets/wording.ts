import { useTranslation } from 'react-i18next'
import { type Wording, wordingIn } from '#shared/domain/wording'
import type { Status } from '#shared/model/status'
import { useLanguage } from '../locales/useLanguage'

export function useWording(): (wording: Wording) => string {
  const language = useLanguage()
  return wording => wordingIn(wording, language)
}

/** A status that nobody has renamed is called by its built-in name. */
export function useStatusName(): (status: Status) => string {
  const { t } = useTranslation()
  const word = useWording()
  return ({ id, name }) => (name === null ? t(`status.${id}`) : word(name))
}
