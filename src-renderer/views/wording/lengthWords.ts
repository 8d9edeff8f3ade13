import { useTranslation } from 'react-i18next'
import { isPlainDays, type TaskLength } from '#shared/domain/length'

type Say = (key: string, facts: { readonly [name: string]: string | number }) => string

/** 4 小时 · 4 hours · 连续 3 天, in the form in which a length can also be typed. */
function lengthWords({ amount, unit, isElapsed }: TaskLength, say: Say): string {
  const words = say(`task.length.${unit}`, { count: amount })
  return isElapsed ? say('task.length.elapsed', { length: words }) : words
}

/** As `lengthWords`, but 3 个工作日 for whole working days. */
export function workWords(length: TaskLength, say: Say): string {
  return isPlainDays(length) ? say('task.daysCount', { count: length.amount }) : lengthWords(length, say)
}

export function useLengthWords(): (length: TaskLength) => string {
  const { t } = useTranslation()
  return length => lengthWords(length, t)
}
