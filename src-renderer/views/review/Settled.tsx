import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sameValue } from '#shared/domain/sameValue'
import type { LossWriters } from '#shared/projections/review/lossWriters'
import type { ReviewEntry } from '#shared/projections/review/reviewEntries'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useRun } from '../../session/preview'
import { useHost, usePerson } from '../../session/projectContext'
import { useToday } from '../../session/today'
import { More, useSome } from '../../widgets/More'
import { useValueWords } from '../wording/valueWords'
import classes from './Review.module.css'
import { useSubject } from './subject'

const STEP = 20
const SHOWN_MS = 30 * 24 * 3_600_000

interface SettledProps {
  readonly entries: readonly ReviewEntry[]
  readonly writersOf: ((entry: ReviewEntry) => LossWriters) | null
}

/** What was settled in the last thirty days: it may still be taken. */
export function Settled({ entries, writersOf }: SettledProps) {
  const { t } = useTranslation()
  const { clock } = useHost().ports
  const since = clock.now() - SHOWN_MS
  const recent = entries.filter(entry => (writersOf?.(entry).settled?.at ?? entry.at) >= since)
  const { shown, left, more } = useSome(recent, STEP)
  if (recent.length === 0) return null
  return (
    <details className={classes.settled} data-settled={recent.length}>
      <summary>{t('review.settled', { count: recent.length })}</summary>
      <ul>
        {shown.map(entry => (
          <Line key={entry.lossId} entry={entry} writers={writersOf?.(entry) ?? null} />
        ))}
      </ul>
      <More left={left} more={more} />
    </details>
  )
}

function Line({ entry, writers }: { entry: ReviewEntry; writers: LossWriters | null }) {
  const { t } = useTranslation()
  const run = useRun()
  const say = useValueWords()
  const subject = useSubject(entry)
  const isTaken = sameValue(entry.now, entry.lost)
  const words = (value: unknown): string => say(entry, value) ?? t('review.empty')
  return (
    <li>
      <div>
        <b>{t('review.changed', { subject, field: t(`review.field.${entry.field}`) })}</b>
        <p>
          {isTaken
            ? t('review.taken', { value: words(entry.lost) })
            : t('review.kept', { now: words(entry.now), lost: words(entry.lost) })}
        </p>
        <By writers={writers} />
      </div>
      {!isTaken && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void run('takeLostValue', { lossId: entry.lossId })}
        >
          {t('review.takePlain')}
        </Button>
      )}
    </li>
  )
}

function By({ writers }: { writers: LossWriters | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const by = writers?.settled ?? null
  const person = usePerson(by?.personId ?? null)
  if (by === null) return null
  const moment = momentWord(by.at, language, today)
  return <small>{t('review.settledBy', { person: person?.name ?? t('review.unknown'), moment })}</small>
}
