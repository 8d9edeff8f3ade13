import { useTranslation } from 'react-i18next'
import { damageOfTask } from '#shared/projections/task/damagedTasks'
import { usePlan } from '../../session/projectContext'
import classes from './TaskPanel.module.css'

/** Where the panel calls a field or a kind of record by another word than its own. */
const WORDS: Readonly<Record<string, string>> = {
  title: 'title',
  statusId: 'status',
  phaseId: 'phase',
  personId: 'person',
  deliverable: 'deliverable',
  timing: 'schedule',
  constraint: 'constraint',
  deadline: 'deadline',
  actual: 'actualDates',
  isComplete: 'complete',
  checklist: 'checklist',
  checkItem: 'checklist',
  comment: 'comments',
  link: 'links',
  labelling: 'label',
  participant: 'participants',
  dependency: 'predecessors',
}

/** Says which fields of a task show a default because what lies there cannot be read. */
export function DamagedNote({ taskId }: { taskId: string }) {
  const { t } = useTranslation()
  const damaged = damageOfTask(usePlan(), taskId)
  if (damaged.length === 0) return null
  const words = new Set(
    damaged.map(name => t(`task.${Object.hasOwn(WORDS, name) ? WORDS[name] : 'otherField'}`)),
  )
  return (
    <p className={classes.damaged} role="note" data-damaged={damaged.join(' ')}>
      {t('task.damagedFields', { fields: [...words].join(t('task.and')) })}
    </p>
  )
}
