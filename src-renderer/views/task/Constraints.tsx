import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { constraintKinds } from '#shared/model/constraint'
import type { TaskConstraintKind } from '#shared/model/constraint'
import type { TaskDetails } from '#shared/projections/task/taskDetails'
import { useDispatch } from '../../session/preview'
import { useToday } from '../../session/today'
import { DayField } from './DayField'
import { Fact } from './Fact'
import classes from './Facts.module.css'

/** Constraint, deadline and actual dates of a task; collapsed while none is set. */
export function Constraints({ details: { task } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const { id: taskId, actual, constraint, deadline } = task
  const isUsed = constraint !== null || deadline !== null
  const [isOpen, setOpen] = useState(isUsed)
  const record = (dates: { start: string | null; finish: string | null }) =>
    dispatch({ command: 'recordActual', input: { taskId, ...dates } })
  return (
    <details
      className={classes.constraints}
      open={isOpen}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>{t('task.constraintsAndFacts')}</summary>
      {isOpen && (
        <div className={classes.facts}>
          <ConstraintFact task={task} />
          <DayField
            label={t('task.deadline')}
            value={deadline}
            save={day => dispatch({ command: 'constrainTask', input: { taskId, deadline: day } })}
          />
          <DayField
            label={t('task.actualStart')}
            value={actual.start}
            save={start => record({ start, finish: start === null ? null : actual.finish })}
          />
          <DayField
            label={t('task.actualFinish')}
            value={actual.finish}
            save={finish => record({ start: actual.start ?? finish, finish })}
          />
        </div>
      )}
    </details>
  )
}

function ConstraintFact({ task: { id: taskId, constraint, timing } }: { task: TaskDetails['task'] }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const today = useToday()
  const constrain = (kind: TaskConstraintKind | null, day: string) =>
    dispatch({
      command: 'constrainTask',
      input: { taskId, constraint: kind === null ? null : { kind, day } },
    })
  const day = constraint?.day ?? timing.start ?? today
  return (
    <>
      <Fact label={t('task.constraint')}>
        <Select
          aria-label={t('task.constraint')}
          placeholder={t('task.noConstraint')}
          clearable
          value={constraint?.kind ?? null}
          data={constraintKinds.map(value => ({ value, label: t(`task.constraints.${value}`) }))}
          onChange={kind => void constrain(kind as TaskConstraintKind | null, day)}
        />
      </Fact>
      {constraint !== null && constraint.kind !== 'asLateAsPossible' && (
        <DayField
          label={t('task.constraintDay')}
          value={constraint.day}
          save={next => constrain(next === null ? null : constraint.kind, next ?? day)}
        />
      )}
    </>
  )
}
