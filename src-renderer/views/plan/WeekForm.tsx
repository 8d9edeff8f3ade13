import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type HoursFault, readWeek, weekText } from '#shared/calendar/typedHours'
import { isRefusal } from '#shared/domain/refusal'
import { hasHours } from '#shared/domain/weekHours'
import { weekId, type WeekOwner } from '#shared/model/calendarWeek'
import { weekOf } from '#shared/projections/plan/workingWeeks'
import { weekdayName } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useWorkspace } from '../../session/projectContext'
import { ownerOf, useOwners, valueOf } from './calendarOwners'
import { leaves } from './escape'
import classes from './Planning.module.css'
import { useSetWeek, useWeeks } from './useWeeks'

interface WeekFormProps {
  /** Whose hours the form begins with. */
  readonly first: WeekOwner
  readonly close: () => void
}

/** Seven weekdays of hours, beginning with those that hold now. */
export function WeekForm({ first, close }: WeekFormProps) {
  const { t } = useTranslation()
  const owners = useOwners()
  const set = useSetWeek()
  const form = useRef<HTMLFormElement>(null)
  const begin = useRef<HTMLInputElement>(null)
  useEffect(() => begin.current?.focus(), [])
  const [owner, setOwner] = useState(first)
  const standing = useStanding()
  const [typed, setTyped] = useState(() => standing(first).text)
  const [isTried, setTried] = useState(false)
  const { week, faults } = readWeek(typed)
  const isEmpty = week !== null && !hasHours(week)
  const choose = (value: string | null): void => {
    const chosen = ownerOf(value ?? valueOf(first))
    setOwner(chosen)
    setTyped(standing(chosen).text)
    setTried(false)
  }
  const write = async (to: typeof week): Promise<void> => {
    if (!isRefusal(await set(owner, to))) close()
  }
  const leave = (event: KeyboardEvent): void => {
    if (!leaves(event)) return
    event.preventDefault()
    close()
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const wrong = week === null ? faults.findIndex(fault => fault !== null) : isEmpty ? 0 : -1
    if (wrong < 0) void write(week)
    else form.current?.querySelectorAll<HTMLInputElement>('[data-hours]')[wrong]?.focus()
  }
  return (
    <form ref={form} className={classes.week} onSubmit={save} onKeyDown={leave} data-week-form>
      <Select
        size="xs"
        label={t('plan.hoursFor')}
        allowDeselect={false}
        searchable
        openOnFocus={false}
        ref={begin}
        value={valueOf(owner)}
        data={owners}
        comboboxProps={{ withinPortal: false }}
        onChange={choose}
      />
      <Weekdays typed={typed} setTyped={setTyped} faults={faults} isTried={isTried} />
      {isTried && isEmpty && (
        <p role="alert" className={classes.wrong}>
          {t('plan.noHoursAtAll')}
        </p>
      )}
      <p>{t('plan.hoursText')}</p>
      <div className={classes.buttons}>
        <Button size="compact-sm" type="submit" data-save-hours>
          {t('plan.saveHours')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t('plan.cancelHours')}
        </Button>
        {standing(owner).isOwn && (
          <Button size="compact-sm" variant="subtle" data-as-usual onClick={() => void write(null)}>
            {t('plan.asUsual')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** The hours of somebody now as they would be typed, and whether they are its own. */
function useStanding(): (owner: WeekOwner) => { text: readonly string[]; isOwn: boolean } {
  const weeks = useWeeks()
  const people = useWorkspace(workspace => workspace.person)
  return owner => {
    const record = (owner.layer === 'project' ? weeks.own : weeks.shared).get(weekId(owner))
    const role = owner.layer === 'person' ? (people.get(owner.ownerId ?? '')?.role ?? null) : null
    const isOwn = record !== undefined && !record.isRemoved && record.week !== null
    return { text: weekText(weekOf(weeks, owner, role)), isOwn }
  }
}

interface WeekdaysProps {
  readonly typed: readonly string[]
  readonly setTyped: (typed: readonly string[]) => void
  readonly faults: readonly (HoursFault | null)[]
  readonly isTried: boolean
}

function Weekdays({ typed, setTyped, faults, isTried }: WeekdaysProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className={classes.weekdays}>
      {typed.map((hours, at) => {
        const name = weekdayName(at + 1, language)
        return (
          <Hours
            key={name}
            name={name}
            hours={hours}
            fault={faults[at] ?? null}
            isTried={isTried}
            change={to => setTyped(typed.with(at, to))}
          />
        )
      })}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => setTyped(typed.map((hours, at) => (at < 5 ? (typed[0] ?? '') : hours)))}
      >
        {t('plan.likeMonday')}
      </Button>
    </div>
  )
}

interface HoursProps {
  readonly name: string
  readonly hours: string
  readonly fault: HoursFault | null
  readonly isTried: boolean
  readonly change: (hours: string) => void
}

/** One weekday. What is wrong is said once the field is left. */
function Hours({ name, hours, fault, isTried, change }: HoursProps) {
  const { t } = useTranslation()
  const [isLeft, setLeft] = useState(false)
  const isSaid = fault !== null && (isLeft || isTried)
  return (
    <>
      <span aria-hidden="true">{name}</span>
      <TextInput
        size="xs"
        aria-label={t('plan.hoursOn', { name })}
        data-hours
        placeholder={t('plan.off')}
        value={hours}
        error={isSaid ? t(fault === 'overlap' ? 'plan.overlap' : 'plan.badHours') : null}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
        onChange={event => change(event.currentTarget.value)}
      />
    </>
  )
}
