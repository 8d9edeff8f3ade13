import { afterEach, describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { type Host, startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { make } from '#shared/model/edit'
import type { Event, FieldChange } from '#shared/model/event'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { lastTurn, planAt, timelineOf } from '#shared/projections/history/timeline'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { manualClock, memoryPorts } from '#support/hostPorts'
import { anyIntent } from '#support/intents'
import { newReplica } from '#support/plan'
import { presentPlan } from '#support/presentPlan'
import { randomOf } from '#support/random'
import { runs } from '#support/runs'
import { usualKeyDates } from '../../template/request'

const hosts: Host[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.end()
})

/** The log has no notes: they are looked at as they are. */
const seen = (plan: PlanSnapshot): unknown => ({ ...presentPlan(plan), notes: null })

async function warRoom() {
  const clock = manualClock()
  const host = await startHost({ ...memoryPorts(), clock }, { personId: 'lin', device: 'desk' })
  hosts.push(host)
  const keyDates = usualKeyDates('2026-11-11')
  const draft = { template: doubleElevenWarRoom, keyDate: '2026-11-11', keyDates, name: '', usualName: 'x' }
  const created = await createProject(host, draft)
  if (isRefusal(created)) throw new Error(created.refused)
  return { clock, set: await host.openProject(created.project) }
}

const HOUR = 3_600_000

describe('the timeline of a plan', () => {
  it('[HISTORY-1] any instant of a random history reads as it did then, undo and redo included, from wherever it is reached', async () => {
    const kinds = new Set<string>()
    for (let seed = 1; seed <= runs(4, 40); seed++) {
      const random = randomOf(seed)
      const { clock, set } = await warRoom()
      const stood: { at: number; plan: PlanSnapshot }[] = []
      for (let n = 0; n < 120; n++) {
        clock.at += random.below(9 * HOUR)
        const what = random.below(10)
        const [command, input] = anyIntent(random, set.snapshot())
        if (what < 8) await set.run(command as never, input as never)
        else await (what < 9 ? set.undo() : set.redo())
        stood.push({ at: clock.at, plan: set.snapshot() })
        clock.at += 1
      }
      const events = await set.history(0, clock.at)
      for (const { changes, made } of events) {
        for (const { kind } of [...changes, ...made]) kinds.add(kind)
      }
      const timeline = timelineOf(set.snapshot(), events)
      expect(seen(planAt(timeline, clock.at).plan)).toEqual(seen(set.snapshot()))
      let near = planAt(timeline, clock.at)
      for (let n = 0; n < 40; n++) {
        const one = random.pick(stood)
        near = planAt(timeline, one.at, near)
        expect(seen(near.plan), `seed ${seed}, step ${stood.indexOf(one)}`).toEqual(seen(one.plan))
        expect(seen(planAt(timeline, one.at).plan)).toEqual(seen(near.plan))
      }
    }
    expect(kinds.size).toBeGreaterThan(15)
  })

  it('[HISTORY-2] what did not change between two instants is the same object', () => {
    const replica = newReplica()
    replica.write(make('task', 'a', { title: 'b' }), make('task', 'other', { title: 'x' }))
    const timeline = timelineOf(replica.now(), [event('e1', 10, [title('a', 'a', 'b')])])
    const then = planAt(timeline, 9).plan
    expect(then.task.get('a')?.title).toBe('a')
    expect(then.task.get('other')).toBe(replica.now().task.get('other'))
    expect(then.phase).toBe(replica.now().phase)
    expect(planAt(timeline, 10).plan).toBe(replica.now())
  })

  it('[HISTORY-3] of two who wrote at once, what did not come to stand is no part of the past that led here', () => {
    const replica = newReplica()
    replica.write(make('task', 'a', { title: 'c' }))
    const events = [
      event('x', 10, [title('a', 'first', 'kept')]),
      event('y', 20, [title('a', 'first', 'lost')]),
      event('z', 30, [title('a', 'kept', 'c', 'x')]),
    ]
    const timeline = timelineOf(replica.now(), events)
    const titleAt = (at: number) => planAt(timeline, at).plan.task.get('a')?.title
    expect([5, 15, 25, 30].map(titleAt)).toEqual(['first', 'kept', 'kept', 'c'])
  })

  it('[HISTORY-3] a write that another stood on came before it, whatever the clock of its writer said', () => {
    const replica = newReplica()
    replica.write(make('task', 'a', { title: 'c' }))
    const events = [event('z', 30, [title('a', 'b', 'c', 'x')]), event('x', 5_000, [title('a', 'a', 'b')])]
    const timeline = timelineOf(replica.now(), events)
    const titleAt = (at: number) => planAt(timeline, at).plan.task.get('a')?.title
    expect([29, 30, 4_999, 5_000].map(titleAt)).toEqual(['a', 'c', 'c', 'c'])
  })

  it('[HISTORY-4] what the log says of unknown kinds, fields and records, and circles in it, spoil nothing', () => {
    const replica = newReplica()
    replica.write(make('task', 'a', { title: 'c' }))
    const change = (kind: string, id: string, field: string): FieldChange =>
      ({ kind, id, field, from: 1, to: 2, after: null }) as unknown as FieldChange
    const timeline = timelineOf(replica.now(), [
      {
        ...event('e', 10, [
          change('constructor', 'a', 'x'),
          change('task', 'a', '__proto__'),
          change('task', 'no', 'title'),
        ]),
        made: [{ kind: 'toString' as 'task', ids: ['a'] }],
      },
      event('f', 20, [title('a', 'c', 'd', 'g')]),
      event('g', 20, [title('a', 'd', 'c', 'f')]),
    ])
    expect(planAt(timeline, 0).plan.task.get('a')?.title).toBe('c')
    expect(planAt(timeline, 15).plan.task.size).toBe(1)
  })

  it('[HISTORY-1] a record is there from the instant on which it was made here, also when it brought a past along', () => {
    const replica = newReplica()
    replica.write(make('task', 'a', { title: 'x' }))
    const timeline = timelineOf(replica.now(), [
      { ...event('e1', 100, []), command: 'importBoard', made: [{ kind: 'task', ids: ['a'] }] },
      { ...event('e0', 40, []), command: 'trello.createCard', made: [{ kind: 'task', ids: ['a'] }] },
      event('e2', 50, [title('a', '', 'x')]),
    ])
    const isThere = (at: number) => planAt(timeline, at).plan.task.get('a')?.isRemoved === false
    expect([49, 50, 99, 100].map(isThere)).toEqual([false, false, false, true])
  })

  it('[HISTORY-5] who wrote a field last since an instant is known, and of a new record who made it', () => {
    const replica = newReplica()
    replica.write(make('task', 'a', { title: 'c' }))
    const timeline = timelineOf(replica.now(), [
      { ...event('e0', 5, []), made: [{ kind: 'task', ids: ['a'] }] },
      event('e1', 10, [title('a', 'a', 'b')]),
      event('e2', 20, [title('a', 'b', 'c', 'e1')]),
    ])
    const last = (field: string, after: number) =>
      lastTurn(timeline, { kind: 'task', id: 'a', field }, after)?.id ?? null
    expect([last('title', 0), last('title', 20), last('isRemoved', 0), last('isRemoved', 5)]).toEqual([
      'e2',
      null,
      'e0',
      null,
    ])
  })
})

function event(id: string, at: number, changes: readonly FieldChange[]): Event {
  return {
    id,
    at,
    personId: 'lin',
    device: 'd',
    command: 'renameTask',
    made: [],
    changes,
    reverts: null,
    group: null,
  }
}

function title(id: string, from: string, to: string, after: string | null = null): FieldChange {
  return { kind: 'task', id, field: 'title', from, to, after }
}
