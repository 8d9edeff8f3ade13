import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { hoursText } from '#shared/calendar/typedHours'
import { isDay } from '#shared/domain/day'
import { LEAST_LAG, readLength } from '#shared/domain/length'
import { isJobRole, jobRoles } from '#shared/domain/role'
import { areClockSpans, isWeekHours } from '#shared/domain/weekHours'
import type { Language } from '#shared/domain/wording'
import { readActual } from '#shared/model/actual'
import { readConstraint } from '#shared/model/constraint'
import type { FieldChange } from '#shared/model/event'
import { wording } from '#shared/model/fields'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { readTiming, type Timing } from '#shared/model/timing'
import { dayRange, longDay, shortDay, tableDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { usePeople, usePlan, useWorkspace } from '../../session/projectContext'
import { useStatusName, useWording } from '../../widgets/wording'
import { useLengthWords } from './lengthWords'
import { weekWords } from './weekWords'

/** Which field of which kind a value is of. */
type Field = Pick<FieldChange, 'kind' | 'field'>

/** Words for one sort of field; undefined for a value that it has none for. */
type Sayers = Readonly<Record<string, (value: unknown) => string | undefined>>

type ValueWords = (field: Field, value: unknown) => string | null

/** A stored value of the open project as a person reads it; null when there is nothing to show. */
export function useValueWords(): ValueWords {
  return useWordsWith(useNames())
}

/** The same of the workspace's own records. */
export function useWorkspaceValueWords(): ValueWords {
  const language = useLanguage()
  const people = useWorkspace(workspace => workspace.person)
  return useWordsWith(
    byId({
      ownerId: id => people.get(id)?.name ?? roleName(id, language),
      role: id => roleName(id, language),
    }),
  )
}

function useWordsWith(named: Sayers): ValueWords {
  const { t } = useTranslation()
  const language = useLanguage()
  const word = useWording()
  const composite = useComposites()
  const chosen = choices(t)
  return ({ kind, field }, value) => {
    if (value === null || value === undefined || value === '' || field === 'position') return null
    const say =
      own(chosen, `${kind}.${field}`) ?? own(chosen, field) ?? own(named, field) ?? own(composite, field)
    const said = say?.(value)
    if (said !== undefined) return said
    if (typeof value === 'boolean') return t(value ? 'task.yes' : 'task.no')
    if (isDay(value)) return longDay(value, language)
    if (typeof value === 'string') return value
    if (typeof value === 'object' && 'zh' in value) return word(wording(value))
    return typeof value === 'number' ? String(value) : null
  }
}

/** Values that name another record or a person. */
function useNames(): Sayers {
  const plan = usePlan()
  const word = useWording()
  const language = useLanguage()
  const statusName = useStatusName()
  const people = usePeople()
  return byId({
    statusId: id => found(plan, 'status', id, statusName),
    phaseId: id => found(plan, 'phase', id, ({ name }) => word(name)),
    parentId: id => found(plan, 'task', id, ({ title }) => word(title)),
    personId: id => people.get(id)?.name,
    ownerId: id => people.get(id)?.name ?? roleName(id, language),
    role: id => roleName(id, language),
  })
}

/** A field of the log may be named `constructor`. */
function own(sayers: Sayers, field: string): Sayers[string] | undefined {
  return Object.hasOwn(sayers, field) ? sayers[field] : undefined
}

function byId(words: Readonly<Record<string, (id: string) => string | undefined>>): Sayers {
  return Object.fromEntries(
    Object.entries(words).map(([field, say]) => [
      field,
      (value: unknown) => (typeof value === 'string' ? say(value) : undefined),
    ]),
  )
}

function found<K extends 'status' | 'phase' | 'task'>(
  plan: PlanSnapshot,
  kind: K,
  id: string,
  say: (record: NonNullable<ReturnType<PlanSnapshot[K]['get']>>) => string,
): string | undefined {
  const record = plan[kind].get(id)
  return record === undefined ? undefined : say(record as never)
}

function roleName(role: string, language: Language): string | undefined {
  return isJobRole(role) ? jobRoles[role].name[language] : undefined
}

/** Values of several parts. */
function useComposites(): Sayers {
  const { t } = useTranslation()
  const language = useLanguage()
  const lengthWords = useLengthWords()
  return {
    timing: value => timingWords(readTiming(value), t),
    constraint: value => {
      const constraint = readConstraint(value)
      if (constraint === null) return undefined
      const kind = t(`task.constraints.${constraint.kind}`)
      return constraint.kind === 'asLateAsPossible' ? kind : `${kind} · ${shortDay(constraint.day, language)}`
    },
    actual: value => {
      const { start, finish } = readActual(value)
      if (start === null) return undefined
      return finish === null
        ? t('review.value.begun', { day: shortDay(start, language) })
        : dayRange(start, finish, language)
    },
    lagLength: value => {
      const length = readLength(value, LEAST_LAG)
      return length === null ? undefined : lengthWords(length)
    },
    week: value => (isWeekHours(value) ? weekWords(value, language) : undefined),
    shifts: value => (areClockSpans(value) ? hoursText(value) : undefined),
    days: value => (Array.isArray(value) ? t('review.value.days', { count: value.length }) : undefined),
    target: value => (typeof value === 'number' ? `${Math.round(value * 100)}%` : undefined),
  }
}

/** Values of closed lists, by kind and field where fields of one name differ. */
function choices(t: TFunction): Sayers {
  const of = (before: string) => (value: unknown) =>
    typeof value === 'string' ? t(`${before}.${value}`, { defaultValue: value }) : undefined
  return {
    isRemoved: value => t(value === true ? 'review.value.removed' : 'review.value.present'),
    isWorking: value => t(value === true ? 'plan.worked' : 'plan.off'),
    colour: of('colour'),
    'status.category': of('board.category'),
    'dependency.type': of('task.dependencyTypes'),
    'retroCard.list': of('retro.note'),
    'planning.slipPolicy': of('plan.policies'),
    'calendarDays.layer': of('plan.layers'),
    'goal.metric': of('review.metric'),
  }
}

function timingWords({ start, startTime, days, due, pin }: Timing, t: TFunction): string {
  const from = pin?.day ?? start
  const day = from === null ? (due === null ? '—' : tableDay(due)) : tableDay(from)
  return [
    day,
    pin === null ? startTime : pin.time,
    days > 0 && from !== null ? t('task.daysCount', { count: days }) : null,
    pin === null ? null : t('task.pinned'),
  ]
    .filter(Boolean)
    .join(' · ')
}
