import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { dayOfInstant } from '#shared/domain/day'
import { retrospective, type Retrospective } from '#shared/insight/retrospective'
import type { Dependency } from '#shared/model/dependency'
import { make } from '#shared/model/edit'
import type { Event } from '#shared/model/event'
import type { Goal } from '#shared/model/goal'
import type { KeyDate } from '#shared/model/keyDate'
import type { Task } from '#shared/model/task'
import { NO_TIMING, type Timing } from '#shared/model/timing'
import { newReplica } from '#support/plan'

const ZONE = 'Asia/Shanghai'

/** `10-08 11:00` of 2026, platform time. */
export function at(text: string): number {
  return Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`)
}

export function timing(changes: Partial<Timing>): Timing {
  return { ...NO_TIMING, ...changes }
}

export function pinned(day: Timing['start'], time: '20:00' | null = '20:00'): Timing {
  if (day === null) throw new Error('a pin needs a day')
  return timing({ start: day, days: 0, pin: { day, time, zone: ZONE } })
}

let told = 0

/** An event at an instant; more is added to it by `and`. */
export function happened(when: string, changes: Partial<Event>): Event {
  const id = `e${++told}`
  const nothing = { made: [], changes: [], reverts: null, group: null }
  return { id, personId: 'lin', device: 'd', at: at(when), command: 'test', ...nothing, ...changes }
}

export function made(when: string, ...ids: string[]): Event {
  return happened(when, { made: [{ kind: 'task', ids }] })
}

export function changed(
  when: string,
  id: string,
  change: { field: string; from: unknown; to: unknown },
): Event {
  return happened(when, { changes: [{ kind: 'task', id, after: null, ...change }] })
}

/** `todo > doing > done` on three instants is told by two moves. */
export function moved(
  id: string,
  ...steps: readonly (readonly [when: string, from: string | null, to: string])[]
): Event[] {
  return steps.map(([when, from, to]) => changed(when, id, { field: 'statusId', from, to }))
}

/** The undo of an event, or the redo of an undo. */
export function takenBack(when: string, event: Event): Event {
  const changes = event.changes.map(change => ({ ...change, from: change.to, to: change.from }))
  return happened(when, { changes, reverts: event.id })
}

export interface Story {
  readonly tasks: Readonly<Record<string, Partial<Omit<Task, 'id'>>>>
  readonly events?: readonly Event[]
  readonly bonds?: readonly Partial<Dependency>[]
  readonly goals?: Readonly<Record<string, Partial<Goal>>>
  readonly keyDates?: Readonly<Record<string, Partial<KeyDate>>>
  readonly now?: string
}

export function reportOf(story: Story): Retrospective {
  const replica = newReplica()
  replica.write(
    ...Object.entries(story.tasks).map(([id, values]) => make('task', id, { title: id, ...values })),
    ...(story.bonds ?? []).map(bond => make('dependency', `${bond.from}~${bond.to}`, bond)),
    ...Object.entries(story.goals ?? {}).map(([id, values]) => make('goal', id, { zone: ZONE, ...values })),
    ...Object.entries(story.keyDates ?? {}).map(([id, values]) =>
      make('keyDate', id, { zone: ZONE, ...values }),
    ),
  )
  const now = at(story.now ?? '10-30 12:00')
  const asked = { calendar: chinaCalendar, now, today: dayOfInstant(now, ZONE), zone: ZONE }
  return retrospective(replica.now(), story.events ?? [], asked)
}
