import { useTranslation } from 'react-i18next'
import type { LossWriters, Writer } from '#shared/projections/review/lossWriters'
import type { ReviewEntry } from '#shared/projections/review/reviewEntries'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { usePerson } from '../../session/projectContext'
import { useToday } from '../../session/today'
import { Avatar } from '../../widgets/Avatar'
import { useValueWords } from '../wording/valueWords'
import classes from './Review.module.css'

interface ValueProps {
  readonly entry: ReviewEntry
  readonly which: 'before' | 'now' | 'lost'
  readonly writers: LossWriters | null
}

/** One of the values, with who wrote it and when. */
export function Value({ entry, which, writers }: ValueProps) {
  const { t } = useTranslation()
  const say = useValueWords()
  const value = which === 'before' ? writers?.before : entry[which]
  const words = say(entry, value)
  return (
    <div className={classes.value} data-which={which}>
      <p className={classes.which}>{t(TITLES[which])}</p>
      <p className={classes.words} title={words ?? undefined}>
        {words ?? <span className={classes.nothing}>{t('review.empty')}</span>}
      </p>
      {which === 'before' ? (
        <p className={classes.writer}>{t('review.beforeHint')}</p>
      ) : (
        <Written by={writers === null ? undefined : writers[which]} />
      )}
      {which === 'lost' && entry.writes.length > 1 && (
        <p className={classes.writer}>{t('review.others', { count: entry.writes.length - 1 })}</p>
      )}
    </div>
  )
}

const TITLES = { before: 'review.before', now: 'review.nowUsed', lost: 'review.lost' } as const

/** `by`: undefined until the log was read, null where it does not say. */
function Written({ by }: { by: Writer | null | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const person = usePerson(by?.personId ?? null)
  if (by === undefined) return <p className={classes.writer} />
  if (by === null) {
    return (
      <p className={classes.writer}>
        {t('review.unknown')} · {t('review.unknownHint')}
      </p>
    )
  }
  return (
    <p className={classes.writer}>
      {person !== undefined && <Avatar name={person.name} colour={person.colour} size={18} />}
      {t('review.by', {
        person: person?.name ?? t('review.unknown'),
        moment: momentWord(by.at, language, today),
      })}
    </p>
  )
}
