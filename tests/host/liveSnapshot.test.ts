import { expect, it } from 'vitest'
import { planCommands } from '#shared/commands/catalogue'
import type { PlanCommand } from '#shared/commands/command'
import { isRefusal } from '#shared/domain/refusal'
import { type SetChanges, startLiveSnapshot } from '#shared/host/documents/liveSnapshot'
import { make, put } from '#shared/model/edit'
import { applyChanges, EMPTY_PLAN } from '#shared/model/snapshot'
import { noteBook } from '#support/hostPorts'
import { anyIntent } from '#support/intents'
import { exchange, newReplica, plain, testContext } from '#support/plan'
import { type Random, randomOf } from '#support/random'
import { movedTimers } from '#support/timers'

/** One computer whose snapshot is told, and a peer. */
function watched() {
  const [own, peer] = [newReplica(), newReplica()]
  const timers = movedTimers()
  const live = startLiveSnapshot(own.target, EMPTY_PLAN, { log: noteBook(), timers, isReadable: () => true })
  const told: SetChanges[] = []
  live.subscribe(changes => told.push(changes))
  return { own, peer, timers, live, told }
}

function anything(random: Random, who: ReturnType<typeof newReplica>): void {
  const [command, intent] = anyIntent(random, who.now())
  const { decide } = planCommands[command]
  const edits = (decide as unknown as PlanCommand<object>)(who.now(), intent, testContext)
  if (!isRefusal(edits)) who.write(...edits)
}

it('[SAVE-21] a copy behind a port that applies the records that are handed out is the snapshot (12 runs by seed)', () => {
  let records = 0
  for (let seed = 0; seed < 12; seed += 1) {
    const random = randomOf(seed)
    const { own, peer, timers, live } = watched()
    let copy = live.now()
    live.subscribe(changes => {
      records += changes.records.length
      copy = applyChanges(copy, structuredClone(changes))
    })
    for (let step = 0; step < 30; step += 1) {
      anything(random, random.chance(0.5) ? own : peer)
      if (random.chance(0.3)) exchange(own, peer)
      if (random.chance(0.3)) timers.move(random.below(300))
    }
    exchange(own, peer)
    timers.move(1_000)
    expect(plain(copy), `seed ${seed}`).toEqual(plain(live.now()))
  }
  expect(records).toBeGreaterThan(200)
})

const task = (id: string) => make('task', id, { title: id, statusId: 'todo', position: 'a0' })
const title = (to: string) => put('task', 't', { field: 'title', to })

it('[SAVE-22] an own edit is told at once, with what peers changed before it; each record once', () => {
  const { own, peer, told } = watched()
  peer.write(task('t'))
  exchange(own, peer)
  peer.write(title('theirs'))
  exchange(own, peer)
  expect(told).toEqual([])
  own.write(task('mine'))
  expect(told.map(({ by, records }) => [by, records.map(({ id }) => id)])).toEqual([['self', ['t', 'mine']]])
  expect(told[0]?.records[0]?.record).toMatchObject({ title: 'theirs' })
})

it('[SAVE-23] peers are told after a frame, while they pour in ever less up to every 256 ms, and nothing is lost', () => {
  const { own, peer, timers, told, live } = watched()
  peer.write(task('t'))
  exchange(own, peer)
  const at: number[] = []
  let now = 0
  const pour = (ms: number, isPouring: boolean): void => {
    const end = now + ms
    while (now < end) {
      if (isPouring) peer.write(title(`at ${now}`))
      if (isPouring) exchange(own, peer)
      const before = told.length
      timers.move(4)
      now += 4
      if (told.length > before) at.push(now)
    }
  }
  pour(1_200, true)
  expect(at.map((time, n) => time - (at[n - 1] ?? 0))).toEqual([16, 32, 64, 128, 256, 256, 256])
  pour(600, false)
  expect(told.at(-1)?.by).toBe('peers')
  expect(told.at(-1)?.records.at(-1)?.record).toMatchObject({ title: 'at 1196' })
  const before = told.length
  at.length = 0
  const began = now
  pour(20, true)
  expect([told.length - before, (at[0] ?? 0) - began]).toEqual([1, 16])
  live.stop()
})
