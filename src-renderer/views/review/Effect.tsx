import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LossEffect } from '#shared/projections/review/lossEffect'
import type { ReviewEntry } from '#shared/projections/review/reviewEntries'
import type { Language } from '#shared/domain/wording'
import { dayRange, shortDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useLossEffect } from '../../session/review'
import classes from './Review.module.css'

/** What the value would do to dates and to the critical path, in one sentence. */
export function Effect({ entry }: { entry: ReviewEntry }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const effect = useLossEffect(entry)
  if (effect === null) return null
  const parts = effectWords(effect, t, language)
  return (
    <p className={classes.effect} data-effect data-alarm={effect.newConflicts > 0 || undefined}>
      <b>{t('review.effect.title')}</b>{' '}
      {parts.length === 0
        ? t('review.effect.none')
        : parts.join(t('review.effect.and')) + t('review.effect.end')}
    </p>
  )
}

function effectWords(effect: LossEffect, t: TFunction, language: Language): string[] {
  const { own, others, newConflicts, solved } = effect
  const range = (dates: NonNullable<LossEffect['own']>['from']): string =>
    dates === null ? '—' : dayRange(dates.start, dates.finish, language)
  const isMoved = own !== null || others > 0
  return [
    own === null ? '' : t('review.effect.own', { from: range(own.from), to: range(own.to) }),
    others > 0 ? t('review.effect.others', { count: others }) : '',
    newConflicts > 0 ? t('review.effect.conflicts', { count: newConflicts }) : '',
    solved > 0 ? t('review.effect.solved', { count: solved }) : '',
    isMoved || effect.finishDays !== 0 ? pathWords(effect, t, language) : '',
    ownPathWords(effect, t),
  ].filter(Boolean)
}

function pathWords({ finishDays, finish }: LossEffect, t: TFunction, language: Language): string {
  if (finishDays === 0 || finish === null) return t('review.effect.sameEnd')
  const facts = { count: Math.abs(finishDays), day: shortDay(finish, language) }
  return finishDays > 0 ? t('review.effect.longer', facts) : t('review.effect.shorter', facts)
}

function ownPathWords({ isCritical }: LossEffect, t: TFunction): string {
  if (isCritical.now === isCritical.after) return ''
  return t(isCritical.after ? 'review.effect.onPath' : 'review.effect.offPath')
}
