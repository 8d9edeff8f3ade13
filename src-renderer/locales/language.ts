import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { isolated } from '#shared/domain/text'
import type { Language } from '#shared/domain/wording'

type Words = Record<string, unknown>

const files = {
  zh: import.meta.glob<Words>('./zh/*.json', { eager: true, import: 'default' }),
  en: import.meta.glob<Words>('./en/*.json', { eager: true, import: 'default' }),
}

/** `zh/board.json` becomes the words under `board.`. */
function wordsOf(language: Language): Words {
  return Object.fromEntries(
    Object.entries(files[language]).map(([path, words]) => [path.replace(/^.*\/|\.json$/g, ''), words]),
  )
}

export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh: { translation: wordsOf('zh') }, en: { translation: wordsOf('en') } },
    interpolation: { escapeValue: true, escape: isolated },
    returnNull: false,
  })
}

export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

/** The system's language when it is one of ours, Chinese for every Chinese, else English. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
