import { Button } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceKind } from '#shared/model/kinds'
import type { ReviewEntry } from '#shared/projections/review/reviewEntries'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useRunWorkspace } from '../../session/projectContext'
import { useWorkspaceReview } from '../../session/review'
import { useToday } from '../../session/today'
import { More, useSome } from '../../widgets/More'
import { useWorkspaceValueWords } from '../wording/valueWords'
import { LONGEST } from './Entry'
import { useWorkspaceSubject } from './workspaceSubject'
import classes from './WorkspaceReview.module.css'

const STEP = 5

/** What lost in merges of projects' names, people and calendars; nothing when nothing did. */
export function WorkspaceReview() {
  const { t } = useTranslation()
  const heading = useId()
  const { open } = useWorkspaceReview()
  const { shown, left, more } = useSome(open, STEP)
  if (open.length === 0) return null
  return (
    <section className={classes.review} aria-labelledby={heading} data-workspace-review={open.length}>
      <h2 id={heading}>
        {t('review.workspace')} <small>{t('review.count', { count: open.length })}</small>
      </h2>
      <ul>
        {shown.map(entry => (
          <Line key={entry.lossId} entry={entry} />
        ))}
      </ul>
      <More left={left} more={more} />
    </section>
  )
}

function Line({ entry }: { entry: ReviewEntry<WorkspaceKind> }) {
  const { t } = useTranslation()
  const run = useRunWorkspace()
  const say = useWorkspaceValueWords()
  const { lossId, kind, field, lost, now } = entry
  const words = (value: unknown): string => say({ kind, field }, value) ?? t('review.empty')
  return (
    <li data-entry={lossId}>
      <div>
        <b>
          {t('review.changed', { subject: useWorkspaceSubject(entry), field: t(`review.field.${field}`) })}
        </b>
        <p>
          {t('review.nowUsed')} <mark data-which="now">{words(now)}</mark> {t('review.lost')}{' '}
          <mark data-which="lost">{words(lost)}</mark>
        </p>
        <Noticed at={entry.at} />
      </div>
      <Button size="compact-sm" data-take onClick={() => void run('takeLostValue', { lossId })}>
        {words(lost).length > LONGEST ? t('review.takePlain') : t('review.take', { value: words(lost) })}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        data-keep
        onClick={() => void run('keepCurrentValues', { lossIds: [lossId] })}
      >
        {t('review.keep')}
      </Button>
    </li>
  )
}

function Noticed({ at }: { at: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  return <small>{t('review.noticed', { moment: momentWord(at, language, today) })}</small>
}
