import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/domain/wording'
import type { Column } from '#shared/projections/board/board'
import { useLanguage } from '../../locales/useLanguage'

export const ColumnsContext = createContext<readonly Column[]>([])

/** All columns of the board that is shown. */
export function useColumns(): readonly Column[] {
  return useContext(ColumnsContext)
}

export interface CardWords {
  readonly language: Language
  readonly more: string
  readonly checks: string
  readonly comments: string
  readonly links: string
  readonly pinned: string
  readonly nobody: string
  /** For a job role that nobody holds, by its name. */
  readonly vacant: (role: string) => string
}

const NO_WORDS: CardWords = {
  language: 'zh',
  more: '',
  checks: '',
  comments: '',
  links: '',
  pinned: '',
  nobody: '',
  vacant: role => role,
}
export const CardWordsContext = createContext<CardWords>(NO_WORDS)

/** Looked up once for all cards. */
export function useCardWords(): CardWords {
  return useContext(CardWordsContext)
}

export function useLookedUpWords(): CardWords {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(
    () => ({
      language,
      more: t('board.more'),
      checks: t('board.checks'),
      comments: t('board.comments'),
      links: t('board.links'),
      pinned: t('board.pinned'),
      nobody: t('person.nobody'),
      vacant: role => t('person.vacant', { role }),
    }),
    [t, language],
  )
}
