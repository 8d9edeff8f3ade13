import { useTranslation } from 'react-i18next'
import classes from './ReviewCount.module.css'

/** How many merges wait to be looked at; nothing for none. */
export function ReviewCount({ count }: { count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  const label = t('review.badge', { count })
  return (
    <span className={classes.count} title={label} aria-label={label} role="img" data-review-count={count}>
      {count > 99 ? '99+' : count}
    </span>
  )
}
