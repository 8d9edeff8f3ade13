import type { Language } from '#shared/domain/wording'
import type { PlanLeftOut } from '#shared/model/foreignPlan'
import enImport from '../../src-renderer/locales/en/import.json'
import zhImport from '../../src-renderer/locales/zh/import.json'

const words = {
  zh: {
    what: zhImport.what,
    why: zhImport.why,
    left: (what: string, count: number, why: string) => `${what} ${count}：${why}`,
  },
  en: {
    what: enImport.what,
    why: enImport.why,
    left: (what: string, count: number, why: string) => `${what} ${count}: ${why}`,
  },
} as const

/** A line for each thing that was left out. */
export function leftOutLines(language: Language, leftOut: readonly PlanLeftOut[]): string[] {
  const { what, why, left } = words[language]
  return leftOut.map(one => left(what[one.what], one.count, why[one.why]))
}
