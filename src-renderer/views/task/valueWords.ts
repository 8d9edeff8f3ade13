import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { FieldChange } from '#shared/model/event'
import { wording as readWording } from '#shared/model/fields'
import { readTiming, type Timing } from '#shared/model/timing'
import { tableDay } from '../../locales/days'
import { usePeople, usePlan } from '../../session/projectContext'
import { useStatusName, useWording } from '../../widgets/wording'

/** A stored value as a person reads it; null when there is nothing to show. */
export function useValueWords(): (change: FieldChange, value: unknown) => string | null {
  const { t } = useTranslation()
  const plan = usePlan()
  const word = useWording()
  const statusName = useStatusName()
  const people = usePeople()
  const named: Readonly<Record<string, (value: string) => string | undefined>> = {
    statusId: id => {
      const status = plan.status.get(id)
      return status === undefined ? undefined : statusName(status)
    },
    phaseId: id => {
      const phase = plan.phase.get(id)
      return phase === undefined ? undefined : word(phase.name)
    },
    personId: id => people.get(id)?.name,
  }
  return ({ field }, value) => {
    if (value === null || value === undefined || value === '' || field === 'position') return null
    if (field === 'timing') return timingWords(readTiming(value), t)
    if (typeof value === 'boolean') return t(value ? 'task.yes' : 'task.no')
    if (typeof value === 'string')
      return (Object.hasOwn(named, field) ? named[field]?.(value) : undefined) ?? value
    if (typeof value === 'object' && 'zh' in value) return word(readWording(value))
    return typeof value === 'number' ? String(value) : null
  }
}

function timingWords({ start, startTime, days, due, pin }: Timing, t: TFunction): string {
  const from = pin?.day ?? start
  const day = from === null ? (due === null ? '—' : tableDay(due)) : tableDay(from)
  return [
    day,
    pin === null ? startTime : pin.time,
    days > 0 && from !== null ? t('task.daysCount', { count: days }) : null,
  ]
    .filter(Boolean)
    .join(' · ')
}
