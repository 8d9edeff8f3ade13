import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Brought, BroughtProject } from '#shared/host/courier/joinDocuments'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { joinOpened, leaveOpening, type Source } from '../../session/courier'
import { useReviewCounts } from '../../session/review'
import { useHost } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useToday } from '../../session/today'
import { useWorkspaceWork } from '../../session/workspaces'
import { useWording } from '../../widgets/wording'
import classes from './Courier.module.css'
import { ExportForm } from './ExportForm'

interface BringsProps {
  readonly at: 'preview' | 'done'
  readonly source: Source
  readonly brought: Brought
}

/** What is in a file before it is joined, and what has come of it. */
export function Brings({ at, source, brought }: BringsProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), [])
  const isNews =
    brought.isWorkspaceNew || brought.projects.some(({ brings }) => brings === 'new' || brings === 'more')
  const { identity } = useHost()
  const sender = source.kind === 'courier' ? source.file.from : null
  const isOther = sender !== null && sender.personId !== identity.personId
  return (
    <section className={classes.step} data-brings={at}>
      <h2 ref={heading} tabIndex={-1} className={classes.heading}>
        {t(at === 'done' ? 'courier.doneTitle' : 'courier.previewTitle')}
      </h2>
      <p>
        <SourceWords source={source} count={brought.projects.length} />
      </p>
      <ul className={classes.projects}>
        {brought.projects.map(project => (
          <ProjectRow key={project.entry.id} project={project} isDone={at === 'done'} />
        ))}
      </ul>
      {at === 'preview' ? (
        <Ask source={source} brought={brought} isNews={isNews} />
      ) : (
        <>
          {isNews && <p className={classes.text}>{t('courier.doneText')}</p>}
          <Button variant="default" data-leave onClick={leaveOpening}>
            {t('courier.back')}
          </Button>
          {isOther && <ExportForm answerTo={sender.personId} />}
        </>
      )}
    </section>
  )
}

function Ask({ source, brought, isNews }: Omit<BringsProps, 'at'> & { isNews: boolean }) {
  const { t } = useTranslation()
  const host = useHost()
  const work = useWorkspaceWork()
  return (
    <>
      <p className={classes.text}>{t(isNews ? 'courier.ask' : 'courier.nothingNew')}</p>
      <div className={classes.actions}>
        <Button data-join-file onClick={() => void work(joinOpened(host, source, brought))}>
          {t(isNews ? 'courier.join' : 'courier.noteSeen')}
        </Button>
        <Button variant="default" data-leave onClick={leaveOpening}>
          {t('courier.cancel')}
        </Button>
      </div>
    </>
  )
}

function SourceWords({ source, count }: { source: Source; count: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const projects = t('courier.projects', { count })
  const at = source.kind === 'courier' ? source.file.at : source.at
  const moment = momentWord(at, language, today)
  if (source.kind === 'backup') return t('courier.fromBackup', { moment, projects })
  const { from, to } = source.file
  return to === null
    ? t('courier.from', { name: from.name, moment, projects })
    : t('courier.fromFor', { name: from.name, to: to.name, moment, projects })
}

function ProjectRow({ project: { entry, brings }, isDone }: { project: BroughtProject; isDone: boolean }) {
  const { t } = useTranslation()
  const word = useWording()
  const go = useScreen(screen => screen.go)
  const toReview = useReviewCounts()
  const count = isDone ? toReview(entry.id) : 0
  return (
    <li data-brought={brings}>
      <span className={classes.spine} style={{ background: `var(--wr-${entry.colour}-fill)` }} />
      <b>{word(entry.name)}</b>
      <em>{t(`courier.brings.${brings}`)}</em>
      {count > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          data-to-review
          onClick={() => go({ at: 'project', id: entry.id, view: 'review' })}
        >
          {t('courier.toReview', { count })}
        </Button>
      )}
    </li>
  )
}
