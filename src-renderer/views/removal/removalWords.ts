import { useTranslation } from 'react-i18next'
import type { Removal } from '#shared/projections/removal/recentlyRemoved'
import { useRecordWords } from '../wording/recordWords'

interface RemovalWords {
  /** 阶段：预热 */
  readonly name: string
  /** 12 个任务、3 个清单项; empty for nothing. */
  readonly others: string
}

export function useRemovalWords(): (removal: Removal) => RemovalWords {
  const { t } = useTranslation()
  const nameOf = useRecordWords()
  return ({ main, others }) => ({
    name: t('incident.record', { kind: t(`review.kind.${main.kind}`), name: nameOf(main.name) }),
    others: others
      .map(({ kind, count }) => {
        const word = COUNTED[kind]
        return word === undefined
          ? t('removal.counted', { kind: t(`review.kind.${kind}`), count })
          : t(`removal.${word}`, { count })
      })
      .join(t('removal.and')),
  })
}

/** Kinds that have words of their own for many. */
const COUNTED: Readonly<Record<string, string | undefined>> = {
  task: 'tasks',
  checkItem: 'checkItems',
  comment: 'comments',
  link: 'links',
}
