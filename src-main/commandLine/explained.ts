import type { Refusal } from '#shared/domain/refusal'
import type { Language } from '#shared/domain/wording'
import type { Kind } from '#shared/model/kinds'
import enRefusal from '../../src-renderer/locales/en/refusal.json'
import zhRefusal from '../../src-renderer/locales/zh/refusal.json'
import { kindWords } from './kindWords'

const refusals = {
  zh: zhRefusal,
  en: enRefusal,
} as const

/** The app's own sentence for it. Which id is unknown is said here: whoever types ids has to see which one is wrong. */
export function explained(language: Language, { refused, facts = {} }: Refusal): string {
  if ((refused === 'noSuchTask' || refused === 'noSuchRecord') && facts.id !== undefined) {
    const kind = kindWords[language][(facts.kind ?? 'task') as Kind]
    return language === 'zh'
      ? `没有编号为 ${facts.id} 的${kind}。`
      : `There is no ${kind} with the id ${facts.id}.`
  }
  const sentence: string = refusals[language][refused]
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''))
}

const valueKinds: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    string: '文字（放在双引号里）',
    number: '数字',
    boolean: ' true 或 false',
    object: '成 {…} 这样',
    array: '成 […] 这样',
    pattern: '编号',
  },
  en: {
    string: 'text, in double quotes',
    number: 'a number',
    boolean: 'true or false',
    object: 'an object, {…}',
    array: 'a list, […]',
    pattern: 'an id',
  },
}

/** What a value must be, by the words of the schema. */
export function valueWords(language: Language, expected: string): string {
  return expected
    .split(', ')
    .map(one => valueKinds[language][one] ?? one)
    .join(language === 'zh' ? '、' : ' or ')
}
