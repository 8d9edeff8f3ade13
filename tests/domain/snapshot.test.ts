import { describe, expect, it } from 'vitest'
import { planCommands } from '#shared/commands/catalogue'
import type { PlanCommand } from '#shared/commands/command'
import { fieldKey } from '#shared/document/keys'
import { isRefusal } from '#shared/domain/refusal'
import { make } from '#shared/model/edit'
import { planKinds } from '#shared/model/kinds'
import { ownedBy, type PlanSnapshot } from '#shared/model/snapshot'
import { anyIntent } from '#support/intents'
import { BY_PEER, mapOf, newSeat, plain, readAfresh, testContext } from '#support/plan'
import { randomOf } from '#support/random'

const everyRecord = (plan: PlanSnapshot) =>
  planKinds.flatMap(kind => [...plan[kind].values()].map(record => [`${kind}/${record.id}`, record] as const))

describe('the picture of a plan', () => {
  it('[DOC-24] followed change by change it equals one read afresh, and what no command touched is the same object', () => {
    let written = 0
    for (let seed = 0; seed < 30; seed++) {
      const random = randomOf(seed)
      const seat = newSeat()
      for (let n = 0; n < 60; n++) {
        const [command, intent] = anyIntent(random, seat.now())
        const edits = (planCommands[command].decide as unknown as PlanCommand<object>)(
          seat.now(),
          intent,
          testContext,
        )
        if (isRefusal(edits)) continue
        const before = new Map(everyRecord(seat.now()))
        const performed = seat.write(...edits)
        written += performed.length
        const touched = new Set(
          performed.map(one =>
            'made' in one ? `${one.made}/${one.id}` : 'wrote' in one ? `${one.wrote}/${one.id}` : '',
          ),
        )
        const changed = everyRecord(seat.now()).filter(([id, record]) => before.get(id) !== record)
        expect(changed.map(([id]) => id).filter(id => !touched.has(id))).toEqual([])
      }
      expect(plain(seat.now()), `seed ${seed}`).toEqual(readAfresh(seat.target))
    }
    expect(written).toBeGreaterThan(500)
  })

  it('[DOC-25] a record that comes to belong to another task is found there and nowhere else', () => {
    const seat = newSeat()
    seat.write(make('checkItem', 'c1', { taskId: 't1', text: 'x' }))
    seat.target.main.doc.transact(() => mapOf(seat, 'checkItem').set(fieldKey('c1', 't'), 't2'), BY_PEER)
    expect(ownedBy(seat.now(), 'checkItem', 't1')).toEqual([])
    expect(ownedBy(seat.now(), 'checkItem', 't2')).toHaveLength(1)
    expect(readAfresh(seat.target)).toEqual(plain(seat.now()))
  })
})
