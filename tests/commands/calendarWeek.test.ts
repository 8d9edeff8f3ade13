import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SetCalendarWeek, setCalendarWeek } from '#shared/commands/calendar/setCalendarWeek'
import { wholeState } from '#shared/document/bytes'
import { notesDoc } from '#shared/document/notes'
import { recordDoc } from '#shared/document/roots'
import type { WeekHours } from '#shared/domain/weekHours'
import { readWhole } from '#shared/document/watch'
import { invert, noteRestored } from '#shared/document/undo'
import type { ClockTime } from '#shared/domain/clockTime'
import { planKinds, kinds } from '#shared/model/kinds'
import { applyFrom, exchange, mapOf, newReplica, plain, readAfresh, testContext } from '#support/plan'

const OFFICE = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
] as const
const weekdays = (worked: number): WeekHours =>
  [1, 2, 3, 4, 5, 6, 7].map(weekday => (weekday <= worked ? OFFICE : []))
const ofProject = (week: WeekHours | null): SetCalendarWeek => ({ layer: 'project', ownerId: null, week })
const withMonday = (...spans: readonly (readonly string[])[]) =>
  weekdays(5).with(0, spans as unknown as WeekHours[number])

describe('the command', () => {
  it.each<[string, WeekHours]>([
    ['badHours', weekdays(5).slice(1)],
    ['badHours', [...weekdays(5), []]],
    ['badHours', withMonday(['18:00', '09:00'])],
    ['badHours', withMonday(['09:00', '09:00'])],
    ['badHours', withMonday(['13:00', '18:00'], ['09:00', '12:00'])],
    ['badHours', withMonday(['09:00', '12:00'], ['11:59', '18:00'])],
    ['badHours', withMonday(['22:00', '24:30'])],
    ['badHours', withMonday(['9:00', '12:00'])],
    ['badHours', withMonday(['09:00', '12:00', '13:00'])],
    ['noHours', weekdays(0)],
  ])('[CMD-31] %s refuses %j', (reason, week) => {
    expect(setCalendarWeek(newReplica().now(), ofProject(week), testContext)).toEqual({ refused: reason })
  })

  it.each([
    { layer: 'person', ownerId: null },
    { layer: 'project', ownerId: 'zhao' },
    { layer: 'site', ownerId: 'no id' },
  ] as const)('[CMD-31] whose week it is must be told: %j', owner => {
    const intent = { ...owner, week: weekdays(5) }
    expect(setCalendarWeek(newReplica().now(), intent, testContext)).toEqual({ refused: 'noSuchRecord' })
  })

  it('[CMD-31] a span ends at 24:00 at the latest, and the next may begin where one ends', () => {
    const replica = newReplica()
    const week = withMonday(['00:00', '06:00'], ['06:00', '07:00'], ['22:00', '24:00'])
    replica.run(setCalendarWeek, ofProject(week))
    expect(replica.now().calendarWeek.get('project')?.week).toEqual(week)
  })

  it('[CMD-32] a week is set, changed and taken back in one record, and each step is undone', () => {
    const replica = newReplica()
    const steps = [weekdays(6), weekdays(4), null].map(week => replica.run(setCalendarWeek, ofProject(week)))
    expect(steps.map(step => step.length)).toEqual([1, 1, 1])
    expect(replica.run(setCalendarWeek, ofProject(null))).toEqual([])
    const shown = () => {
      const one = replica.now().calendarWeek.get('project')
      return one === undefined || one.isRemoved
        ? null
        : (one.week?.filter(day => day.length > 0).length ?? null)
    }
    expect(shown()).toBeNull()
    const restored = new Map<string, string>()
    const undone = steps.toReversed().map(step => {
      noteRestored(restored, step, replica.write(...invert(replica.target, step, restored).edits))
      return shown()
    })
    expect(undone).toEqual([4, 6, null])
    replica.run(setCalendarWeek, ofProject(weekdays(3)))
    expect([shown(), replica.now().calendarWeek.size]).toEqual([3, 1])
  })
})

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00` as ClockTime
const someWeek = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: 12, max: 24 }))
  .map(
    ([worked, from, to]): WeekHours =>
      [1, 2, 3, 4, 5, 6, 7].map(weekday => (weekday <= worked ? [[clock(from), clock(to)]] : [])),
  )
const step = fc.record({
  who: fc.nat(1),
  owner: fc.constantFrom<Omit<SetCalendarWeek, 'week'>>(
    { layer: 'project', ownerId: null },
    { layer: 'workspace', ownerId: null },
    { layer: 'person', ownerId: 'zhao' },
    { layer: 'site', ownerId: 'ops' },
  ),
  week: fc.option(someWeek),
  meets: fc.boolean(),
})

describe('two who set weeks at once', () => {
  it('[CMD-32] have one record of each owner and the same hours in it (property)', () => {
    let met = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 14 }), steps => {
        const replicas = [newReplica(1), newReplica(2)] as const
        for (const { who, owner, week, meets } of steps) {
          replicas[who === 0 ? 0 : 1].run(setCalendarWeek, { ...owner, week })
          if (meets) exchange(...replicas)
        }
        exchange(...replicas)
        const [one, other] = replicas
        expect(plain(one.now())).toEqual(plain(other.now()))
        expect(readAfresh(one.target)).toEqual(plain(one.now()))
        const owners = new Set(steps.filter(({ week }) => week !== null).map(({ owner }) => owner.layer))
        expect([...one.now().calendarWeek.keys()].length).toBeLessThanOrEqual(owners.size)
        met += one.now().calendarWeek.size
      }),
      { numRuns: 300, seed: 32 },
    )
    expect(met).toBeGreaterThan(300)
  })
})

describe('documents of other versions', () => {
  it('[DOC-8] a version without weeks reads everything else and hands them on', () => {
    const replica = newReplica()
    replica.run(setCalendarWeek, ofProject(weekdays(6)))
    const old = { main: recordDoc(planKinds.filter(kind => kind !== 'calendarWeek')), notes: notesDoc() }
    applyFrom(old.main.doc, wholeState(replica.target.main.doc))
    expect(readWhole(old).records.some(({ kind }) => kind === 'calendarWeek')).toBe(false)
    const again = newReplica()
    applyFrom(again.target.main.doc, wholeState(old.main.doc))
    expect(plain(again.now())).toEqual(plain(replica.now()))
  })

  it.each<[unknown]>([[weekdays(0)], [weekdays(6).slice(1)], [{ length: 7 }], [withMonday(['9', '12'])]])(
    '[DOC-16] a week that a peer wrote as %j is none',
    stored => {
      const [, reader] = kinds.calendarWeek.fields.week
      expect(reader(stored)).toBeNull()
      const replica = newReplica()
      mapOf(replica, 'calendarWeek').set('project', { h: stored })
      expect(replica.now().calendarWeek.get('project')?.week).toBeNull()
    },
  )
})
