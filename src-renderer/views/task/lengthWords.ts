import { useTranslation } from 'react-i18next'
import type { TaskLength } from '#shared/domain/length'

/** 4 小时 · 4 hours · 连续 3 天: the words that are typed as well. */
export function useLengthWords(): (length: TaskLength) => string {
  const { t } = useTranslation()
  return ({ amount, unit, isElapsed }) => {
    const words = t(`task.length.${unit}`, { count: amount })
    return isElapsed ? t('task.length.elapsed', { length: words }) : words
  }
}
