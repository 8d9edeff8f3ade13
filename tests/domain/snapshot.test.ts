import { describe, expect, it } from 'vitest'
import { planCommands } from '#shared/commands/catalogue'
import type { PlanCommand } from '#shared/commands/command'
import { fieldKey } from '#shared/document/keys'
import { isRefusal } from '#shared/domain/refusal'
import { make } from '#shared/model/edit'
import { planKinds } from '#shared/model/kinds'
import { ownedBy, type PlanSnapshot } from '#shared/model/snapshot'
import { anyIntent } from '#support/intents'
import { BY_PEER, mapOf, newReplica, plain, readAfresh, testContext } from '#support/plan'
import { randomOf } from '#support/random'

const everyRecord = (plan: PlanSnapshot) =>
  planKinds.flatMap(kind => [...plan[kind].values()].map(record => [`${kind}/${record.id}`, record] as const))

describe('the picture of a plan', () => {
  it('[DOC-24] followed change by change it equals one read afresh, and what no command touched is the same object', () => {
    let written = 0
    for (let seed = 0; seed < 30; seed++) {
      const random = randomOf(seed)
      const replica = newReplica()
      for (let n = 0; n < 60; n++) {
        const [command, intent] = anyIntent(random, replica.now())
        const edits = (planCommands[command].decide as unknown as PlanCommand<object>)(
          replica.now(),
          intent,
          testContext,
        )
        if (isRefusal(edits)) continue
        const before = new Map(everyRecord(replica.now()))
        const performed = replica.write(...edits)
        written += performed.length
        const touched = new Set(
          performed.map(one =>
            'made' in one ? `${one.made}/${one.id}` : 'wrote' in one ? `${one.wrote}/${one.id}` : '',
          ),
        )
        const changed = everyRecord(replica.now()).filter(([id, record]) => before.get(id) !== record)
        expect(changed.map(([id]) => id).filter(id => !touched.has(id))).toEqual([])
      }
      expect(plain(replica.now()), `seed ${seed}`).toEqual(readAfresh(replica.target))
    }
    expect(written).toBeGreaterThan(500)
  })

  it('[DOC-25] a record that comes to belong to another task is found there and nowhere else', () => {
    const replica = newReplica()
    replica.write(make('checkItem', 'c1', { taskId: 't1', text: 'x' }))
    replica.target.main.doc.transact(
      () => mapOf(replica, 'checkItem').set(fieldKey('c1', 't'), 't2'),
      BY_PEER,
    )
    expect(ownedBy(replica.now(), 'checkItem', 't1')).toEqual([])
    expect(ownedBy(replica.now(), 'checkItem', 't2')).toHaveLength(1)
    expect(readAfresh(replica.target)).toEqual(plain(replica.now()))
  })
})
