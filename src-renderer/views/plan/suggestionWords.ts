import { useTranslation } from 'react-i18next'
import type { Suggestion, SuggestionPart } from '#shared/intents/suggestions'
import { useWording } from '../../widgets/wording'

/** A suggestion as the label of its button. */
export function useSuggestionWords(): (suggestion: Suggestion) => string {
  const { t } = useTranslation()
  const word = useWording()
  const part = (one: SuggestionPart): string => {
    if (one.kind === 'shorten') return t('plan.shorten', { task: word(one.task.title), count: one.days })
    if (one.kind === 'drop') return t('plan.drop', { task: word(one.task.title) })
    const facts = { from: word(one.from.title), to: word(one.to.title), count: one.lag }
    return t(one.lag === 0 ? 'plan.parallel' : 'plan.parallelAfter', facts)
  }
  return ({ parts, leftDays }) => {
    const text = parts.map(part).join(t('plan.and'))
    return leftDays === 0 ? text : t('plan.leaves', { text, count: leftDays })
  }
}
