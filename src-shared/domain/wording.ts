export type Language = 'zh' | 'en'

/** What the product itself wrote, in every language. */
export interface BothLanguages {
  readonly zh: string
  readonly en: string
}

/** Text on a record: ours in both languages, or, once a person has written it, exactly what they wrote. */
export type Wording = string | BothLanguages

export function wordingIn(wording: Wording, language: Language): string {
  return typeof wording === 'string' ? wording : wording[language]
}
