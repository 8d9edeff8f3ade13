import { Button, Group } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident, TakenValue } from '#shared/model/incident'
import { type IncidentLine, incidentLines } from '#shared/projections/incident/incidentLines'
import { useIncidentActions } from '../../session/incidents'
import { usePlan, useWorkspace } from '../../session/projectContext'
import { Dialog } from '../../widgets/Dialog'
import { More, useSome } from '../../widgets/More'
import { useRecordWords } from '../wording/recordWords'
import { useValueWords, useWorkspaceValueWords, type ValueWords } from '../wording/valueWords'
import { useIncidentMoment, useIncidentText } from './incidentWords'
import classes from './Incidents.module.css'

interface IncidentDialogProps {
  readonly incident: Incident
  readonly onClose: () => void
}

/** Which records it was, with what they lost. */
export function IncidentDialog(props: IncidentDialogProps) {
  return props.incident.set === 'workspace' ? <OfWorkspace {...props} /> : <OfProject {...props} />
}

function OfProject(props: IncidentDialogProps) {
  return <Shown {...props} snapshot={usePlan()} say={useValueWords()} />
}

function OfWorkspace(props: IncidentDialogProps) {
  const workspace = useWorkspace(snapshot => snapshot)
  return <Shown {...props} snapshot={workspace} say={useWorkspaceValueWords()} />
}

interface ShownProps extends IncidentDialogProps {
  readonly snapshot: object
  readonly say: ValueWords
}

const STEP = 50

function Shown({ incident, onClose, snapshot, say }: ShownProps) {
  const { t } = useTranslation()
  const lines = useMemo(() => incidentLines(incident, snapshot), [incident, snapshot])
  const { shown, left, more } = useSome(lines, STEP)
  const text = useIncidentText(incident)
  const moment = useIncidentMoment(incident)
  return (
    <Dialog title={t(`incident.title.${incident.cause}`)} onClose={onClose}>
      <p className={classes.text}>
        {text} <small>{moment}</small>
      </p>
      <p className={classes.hint}>{t(`incident.hint.${incident.cause}`)}</p>
      <ul className={classes.lines} data-incident-lines={lines.length} tabIndex={0} aria-label={text}>
        {shown.map(line => (
          <Line key={`${line.kind}${line.id}`} line={line} say={say} />
        ))}
      </ul>
      <More left={left} more={more} />
      {incident.unknown > 0 && (
        <p className={classes.hint}>{t('incident.unknown', { count: incident.unknown })}</p>
      )}
      <Choice incident={incident} onClose={onClose} />
    </Dialog>
  )
}

function Choice({ incident, onClose }: IncidentDialogProps) {
  const { t } = useTranslation()
  const { bringBack, dismiss } = useIncidentActions()
  return (
    <Group justify="flex-end" gap={8} mt={16}>
      <Button
        variant="default"
        onClick={() => {
          onClose()
          dismiss(incident)
        }}
      >
        {t('incident.meant')}
      </Button>
      <Button
        data-autofocus
        onClick={() => {
          onClose()
          void bringBack(incident)
        }}
      >
        {t('action.bringBack')}
      </Button>
    </Group>
  )
}

function Line({ line: { kind, name, fields, note }, say }: { line: IncidentLine; say: ValueWords }) {
  const { t } = useTranslation()
  const nameOf = useRecordWords()
  const title = nameOf(name)
  return (
    <li>
      <b>{kind === 'task' ? title : t('incident.record', { kind: t(`review.kind.${kind}`), name: title })}</b>
      {fields.map(one => (
        <Value key={one.field} value={one} say={say} />
      ))}
      {note !== null && <TwoTexts name={t('incident.notes')} was={note.was} now={note.now} />}
    </li>
  )
}

function Value({ value, say }: { value: TakenValue; say: ValueWords }) {
  const { t } = useTranslation()
  const { kind, field, was, now } = value
  if (field === null) return null
  const words = (one: unknown): string => say({ kind, field }, one) ?? ''
  return (
    <TwoTexts name={t(`review.field.${field}`, { defaultValue: field })} was={words(was)} now={words(now)} />
  )
}

function TwoTexts({ name, was, now }: { name: string; was: string; now: string }) {
  const { t } = useTranslation()
  return (
    <p className={classes.values}>
      {name}{' '}
      <span>
        <small>{t('incident.then')}</small> {was || t('incident.empty')}
      </span>{' '}
      <span>
        <small>{t('incident.now')}</small> {now || t('incident.empty')}
      </span>
    </p>
  )
}
