import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review as Losses, ReviewEntry } from '#shared/projections/review/reviewEntries'
import { useRun } from '../../session/preview'
import { useLossWriters, useReview } from '../../session/review'
import { More, useSome } from '../../widgets/More'
import { Entry } from './Entry'
import { Nothing } from './Nothing'
import classes from './Review.module.css'
import { Settled } from './Settled'

/** Each one shows what it would do to the plan: more at once would take long to count. */
const STEP = 20

/** 合并审阅: what lost in merges, to be taken or let rest whenever somebody likes. */
export function Review() {
  const review = useReview()
  const entries = useMemo(() => [...review.open, ...review.settled], [review])
  const writersOf = useLossWriters(entries)
  const { shown, left, more } = useSome(review.open, STEP)
  return (
    <div className={classes.desk} data-review={review.open.length}>
      <div className={classes.sheet}>
        {review.open.length === 0 ? <Nothing /> : <Head review={review} />}
        <Entries entries={shown} writersOf={writersOf} />
        <More left={left} more={more} />
        <Settled entries={review.settled} writersOf={writersOf} />
      </div>
    </div>
  )
}

function Head({ review: { open, isFull } }: { review: Losses }) {
  const { t } = useTranslation()
  const run = useRun()
  const keepAll = (): void => {
    void run('keepCurrentValues', { lossIds: open.map(({ lossId }) => lossId) })
  }
  return (
    <header className={classes.head}>
      <div>
        <h2>
          {t('review.title')} <small>{t('review.count', { count: open.length })}</small>
        </h2>
        <p>{t('review.hint')}</p>
        {isFull && <p role="status">{t('review.full', { count: open.length })}</p>}
      </div>
      {open.length > 1 && (
        <Button variant="default" data-keep-all onClick={keepAll}>
          {t('review.keepAll')}
        </Button>
      )}
    </header>
  )
}

interface EntriesProps {
  readonly entries: readonly ReviewEntry[]
  readonly writersOf: ReturnType<typeof useLossWriters>
}

function Entries({ entries, writersOf }: EntriesProps) {
  const { t } = useTranslation()
  if (entries.length === 0) return null
  return (
    <>
      <ol className={classes.entries} aria-label={t('review.list')}>
        {entries.map(entry => (
          <Entry key={entry.lossId} entry={entry} writers={writersOf?.(entry) ?? null} />
        ))}
      </ol>
      <p className={classes.keys}>{t('review.keys')}</p>
    </>
  )
}
