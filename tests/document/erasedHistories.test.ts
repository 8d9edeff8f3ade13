import { describe, expect, it } from 'vitest'
import { planCommands } from '#shared/commands/catalogue'
import type { PlanCommand } from '#shared/commands/command'
import { applyStored, mergedUpdates, wholeState } from '#shared/document/bytes'
import { type Erased, hasErased, isIncomplete, watchErasures } from '#shared/document/erased'
import { fieldKey } from '#shared/document/keys'
import { mergeStates } from '#shared/document/mergeStates'
import { reviewMerges } from '#shared/document/review'
import { type RecordDoc, recordDoc } from '#shared/document/roots'
import { invert, noteRestored, type Restored } from '#shared/document/undo'
import { readWhole } from '#shared/document/watch'
import type { Performed } from '#shared/document/write'
import { isRefusal } from '#shared/domain/refusal'
import { planKinds } from '#shared/model/kinds'
import { applyChanges, EMPTY_PLAN, type PlanSnapshot } from '#shared/model/snapshot'
import { anyIntent } from '#support/intents'
import { applyFrom, BY_USER, testContext } from '#support/plan'
import { type Random, randomOf } from '#support/random'
import { runs } from '#support/runs'
import { write } from '#support/write'

const RUNS = runs(60, 600)
const STEPS = 150

interface Peer {
  main: RecordDoc
  rows: Uint8Array[]
  steps: Performed[][]
  restored: Restored
  /** What was told as erased since the start. */
  told: Erased[]
}

function started(rows: readonly Uint8Array[]): Peer {
  const main = recordDoc(planKinds)
  const peer: Peer = { main, rows: [...rows], steps: [], restored: new Map(), told: [] }
  watchErasures(main, found => peer.told.push(...found))
  const review = reviewMerges(main)
  applyStored(main.doc, rows)
  main.doc.on('update', (update: Uint8Array) => peer.rows.push(update))
  review.begin(() => 0)
  return peer
}

const planOf = (main: RecordDoc): PlanSnapshot => applyChanges(EMPTY_PLAN, readWhole({ main, notes: null }))

/** What is erased once nothing is missing any more: of honest people nothing ever is. */
function erasedIn({ main, told }: Peer): Erased[] {
  if (isIncomplete(main.doc)) return []
  return told.filter(({ kind, id, code }) =>
    hasErased(main.map(kind), code === null ? id : fieldKey(id, code)),
  )
}

class HonestHistory {
  readonly peers = [0, 1, 2].map(() => started([]))
  private readonly mail: { to: number; update: Uint8Array }[] = []
  late = 0

  constructor(private readonly random: Random) {}

  step(): void {
    const at = this.random.below(3)
    const kind = this.random.below(20)
    if (kind < 9) this.edit(at)
    else if (kind < 11) this.undo(at)
    else if (kind < 16) this.deliver()
    else if (kind === 16) this.restart(at)
    else if (kind === 17) this.openFile(at, this.random.below(3))
  }

  private peer(at: number): Peer {
    return this.peers[at] as Peer
  }

  private edit(at: number): void {
    const { main, steps } = this.peer(at)
    const plan = planOf(main)
    const [command, input] = anyIntent(this.random, plan)
    const decide = planCommands[command as keyof typeof planCommands].decide as PlanCommand<unknown>
    const edits = decide(plan, input, testContext)
    if (!isRefusal(edits))
      this.send(at, () =>
        steps.push(
          write(
            { main, notes: null },
            edits.filter(edit => !('splice' in edit)),
            BY_USER,
          ),
        ),
      )
  }

  private undo(at: number): void {
    const peer = this.peer(at)
    const step = peer.steps.pop()
    if (step === undefined) return
    const target = { main: peer.main, notes: null }
    const { edits } = invert(target, step, peer.restored)
    this.send(at, () =>
      noteRestored(peer.restored, step, write(target, edits, { by: 'undo', command: 'test' })),
    )
  }

  /** Every update goes its own way: one may come long before what it builds on. */
  private send(at: number, act: () => void): void {
    const { doc } = this.peer(at).main
    const post = (update: Uint8Array): void => {
      for (const to of [0, 1, 2]) if (to !== at) this.mail.push({ to, update })
    }
    doc.on('update', post)
    act()
    doc.off('update', post)
  }

  private deliver(): void {
    const [letter] = this.mail.splice(this.random.below(this.mail.length), 1)
    if (letter === undefined) return
    if (this.random.chance(0.1)) this.mail.push(letter)
    const { main, rows } = this.peer(letter.to)
    applyFrom(main.doc, letter.update)
    if (!isIncomplete(main.doc)) return
    // Yjs tells nothing of what waits; a relay sends it again, and what came in a file lies in the store.
    rows.push(letter.update)
    this.late += 1
  }

  /** On its rows, or on what is left of them after they were put together. */
  private restart(at: number): void {
    const { rows, main } = this.peer(at)
    const document = 'plan.p1'
    const last = 1
    const kept = this.random.pick([
      () => rows,
      () => [wholeState(main.doc)],
      () => [mergedUpdates(rows)],
      () => [...rows].reverse(),
      () => (
        mergeStates(
          rows.map(update => ({ document, update, last })),
          false,
        ),
        rows
      ),
    ])()
    this.peers[at] = started(kept)
  }

  private openFile(at: number, from: number): void {
    this.peers[at] = started([...this.peer(at).rows, wholeState(this.peer(from).main.doc)])
  }

  end(): void {
    for (let n = 0; n < 3; n++)
      for (const a of this.peers) for (const b of this.peers) applyFrom(a.main.doc, wholeState(b.main.doc))
  }
}

describe('honest people', () => {
  it(`[ERASED-6] never erase a value, in whatever order and form their updates come (${RUNS} random histories)`, () => {
    let [late, told] = [0, 0]
    for (let seed = 1; seed <= RUNS; seed++) {
      const history = new HonestHistory(randomOf(seed))
      for (let n = 0; n < STEPS; n++) {
        history.step()
        for (const peer of history.peers)
          expect({ seed, erased: erasedIn(peer) }).toEqual({ seed, erased: [] })
      }
      history.end()
      for (const peer of history.peers) {
        expect(isIncomplete(peer.main.doc)).toBe(false)
        expect({ seed, erased: erasedIn(peer) }).toEqual({ seed, erased: [] })
        told += peer.told.length
      }
      late += history.late
    }
    process.stdout.write(
      `erasures: ${RUNS} honest histories, ${late} updates before their time, ${told} gaps that closed, 0 alarms\n`,
    )
    // Else nothing would have been shown.
    expect(late).toBeGreaterThan(RUNS)
    expect(told).toBeGreaterThan(RUNS / 4)
  })
})
