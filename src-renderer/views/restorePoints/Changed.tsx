import { Button } from '@mantine/core'
import { createContext, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { Taken } from '#shared/commands/project/restorePlan'
import type { ComparedField, ComparedRecord, ComparedTask } from '#shared/projections/restore/comparison'
import type { Event } from '#shared/model/event'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { usePerson } from '../../session/projectContext'
import { useToday } from '../../session/today'
import { useWording } from '../../widgets/wording'
import { useRecordWords } from '../wording/recordWords'
import { useValueWords } from '../wording/valueWords'
import classes from './RestorePoints.module.css'

type OnRestore = (take: Taken) => Promise<void>

/** Who wrote last what reads otherwise; null where nobody is known. */
export type WriterOf = (place: {
  readonly kind: string
  readonly id: string
  readonly field: string
}) => Pick<Event, 'personId' | 'at'> | null

/** A restore point has no log of what came after it. */
export const WritersContext = createContext<WriterOf>(() => null)

/** A task that is another than then, with every value and every part of it that is. */
export function ChangedTask({ task, onRestore }: { task: ComparedTask; onRestore: OnRestore }) {
  const { t } = useTranslation()
  const word = useWording()
  const { taskId, at, fields, notes, parts } = task
  const title = word(task.title)
  return (
    <li data-compared={taskId} data-standing={at}>
      <div className={classes.top}>
        <em data-standing={at}>{t(`restorePoints.at.${at}`)}</em>
        <h3 title={title}>{title}</h3>
        {at !== 'changed' && <Writer kind="task" id={taskId} field="isRemoved" />}
        {at !== 'added' && (
          <Button
            variant="default"
            size="compact-sm"
            data-restore-task
            aria-label={t('restorePoints.restoreTaskOf', { task: title })}
            onClick={() => void onRestore({ what: 'task', taskId })}
          >
            {t('restorePoints.restoreTask')}
          </Button>
        )}
      </div>
      {fields.map(one => (
        <ChangedField key={one.field} change={one} onRestore={onRestore} />
      ))}
      {notes !== null && (
        <TwoValues
          name={t('restorePoints.notes')}
          was={notes.was}
          now={notes.now}
          onPutBack={() => onRestore({ what: 'notes', taskId })}
        />
      )}
      {parts.map(one => (
        <ChangedPart key={`${one.kind}${one.id}`} record={one} onRestore={onRestore} />
      ))}
    </li>
  )
}

interface ChangedRecordsProps {
  readonly records: readonly ComparedRecord[]
  readonly onRestore: OnRestore
}

/** What belongs to no task. */
export function ChangedRecords({ records, onRestore }: ChangedRecordsProps) {
  const { t } = useTranslation()
  return (
    <section>
      <h3 className={classes.others}>{t('restorePoints.others')}</h3>
      <ul className={classes.changes}>
        {records.map(one => (
          <li key={`${one.kind}${one.id}`}>
            <ChangedPart record={one} onRestore={onRestore} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChangedPart({ record, onRestore }: { record: ComparedRecord; onRestore: OnRestore }) {
  const { t } = useTranslation()
  const nameOf = useRecordWords()
  const { kind, id, at, fields } = record
  const name = t('restorePoints.part', { kind: t(`review.kind.${kind}`), name: nameOf(record.name) })
  return (
    <div className={classes.part} data-part-kind={kind}>
      <p>
        <em data-standing={at}>{t(`restorePoints.at.${at}`)}</em> {name}{' '}
        {at !== 'changed' && <Writer kind={kind} id={id} field="isRemoved" />}
        {at === 'removed' && (
          <Button
            variant="subtle"
            size="compact-sm"
            data-restore-record
            aria-label={t('restorePoints.restoreTaskOf', { task: name })}
            onClick={() => void onRestore({ what: 'record', kind, id })}
          >
            {t('restorePoints.restoreRecord')}
          </Button>
        )}
      </p>
      {fields.map(one => (
        <ChangedField key={one.field} change={one} onRestore={onRestore} />
      ))}
    </div>
  )
}

function ChangedField({ change, onRestore }: { change: ComparedField; onRestore: OnRestore }) {
  const { t } = useTranslation()
  const say = useValueWords()
  const { kind, id, field, was, now } = change
  return (
    <TwoValues
      name={t(`review.field.${field}`)}
      was={say(change, was) ?? ''}
      now={say(change, now) ?? ''}
      writer={<Writer kind={kind} id={id} field={field} />}
      onPutBack={() => onRestore({ what: 'field', kind, id, field })}
    />
  )
}

interface TwoValuesProps {
  readonly name: string
  readonly was: string
  readonly now: string
  readonly writer?: ReactNode
  readonly onPutBack: () => Promise<void>
}

function TwoValues({ name, was, now, writer, onPutBack }: TwoValuesProps) {
  const { t } = useTranslation()
  const nothing = t('restorePoints.nothing')
  return (
    <div className={classes.field}>
      <b>{name}</b>
      <span>
        <small>{t('restorePoints.then')}</small> {was || nothing}
      </span>
      <span>
        <small>{t('restorePoints.now')}</small> {now || nothing}
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        data-put-back
        aria-label={t('restorePoints.restoreFieldOf', { field: name })}
        onClick={() => void onPutBack()}
      >
        {t('restorePoints.restoreField')}
      </Button>
      {writer}
    </div>
  )
}

function Writer(place: Parameters<WriterOf>[0]) {
  const language = useLanguage()
  const today = useToday()
  const writer = useContext(WritersContext)(place)
  const person = usePerson(writer?.personId ?? null)
  if (writer === null) return null
  return (
    <small data-writer>
      {person?.name} {momentWord(writer.at, language, today)}
    </small>
  )
}
