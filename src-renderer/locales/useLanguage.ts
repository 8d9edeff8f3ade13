import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/domain/wording'

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh'
}
