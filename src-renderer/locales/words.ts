import type { Language } from '#shared/domain/wording'

/** What the chart says. Plain modules get it handed in, since hooks end at the component. */
export interface Words {
  readonly language: Language
  say(key: string, facts?: Readonly<Record<string, string | number>>): string
}
