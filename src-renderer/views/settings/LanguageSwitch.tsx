import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/domain/wording'
import { speak } from '../../locales/language'
import { useLanguage } from '../../locales/useLanguage'

export function LanguageSwitch({ onChange }: { onChange: (language: Language) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const choose = async (value: string): Promise<void> => {
    const next: Language = value === 'en' ? 'en' : 'zh'
    await speak(next)
    onChange(next)
  }
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('settings.language')}
      data={[
        { value: 'zh', label: t('settings.zh') },
        { value: 'en', label: t('settings.en') },
      ]}
      value={language}
      onChange={value => void choose(value)}
    />
  )
}
