import { useTranslation } from 'react-i18next'
import classes from './Review.module.css'

/** What the page is for, before there is anything on it. */
export function Nothing() {
  const { t } = useTranslation()
  return (
    <section className={classes.none}>
      <h2>{t('review.emptyTitle')}</h2>
      <p>{t('review.emptyText')}</p>
      <p>{t('review.emptySame')}</p>
      <figure>
        <figcaption>
          {t('review.changed', { subject: t('review.exampleTask'), field: t('review.exampleField') })}
        </figcaption>
        <div className={classes.values} aria-hidden="true">
          <div className={classes.value} data-which="now">
            <p className={classes.which}>{t('review.nowUsed')}</p>
            <p className={classes.words}>{t('review.exampleNow')}</p>
            <p className={classes.writer}>{t('review.exampleNowWho')}</p>
          </div>
          <div className={classes.value} data-which="lost">
            <p className={classes.which}>{t('review.lost')}</p>
            <p className={classes.words}>{t('review.exampleLost')}</p>
            <p className={classes.writer}>{t('review.exampleLostWho')}</p>
          </div>
        </div>
      </figure>
    </section>
  )
}
