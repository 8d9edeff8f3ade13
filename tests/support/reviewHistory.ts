import * as Y from 'yjs'
import { openByPlace, settledBy } from '#shared/commands/review/lostValue'
import { keepCurrentValues, takeLostValue } from '#shared/commands/review/settleLosses'
import { applyStored, mergedUpdates, wholeState } from '#shared/document/bytes'
import { fieldKey } from '#shared/document/keys'
import { reviewMerges } from '#shared/document/review'
import { isRefusal } from '#shared/domain/refusal'
import { type Edit, make, put } from '#shared/model/edit'
import { reviewOf } from '#shared/projections/review/reviewEntries'
import { type RecordDoc, recordDoc } from '#shared/document/roots'
import { readWhole } from '#shared/document/watch'
import { applyChanges, EMPTY_PLAN, type PlanSnapshot } from '#shared/model/snapshot'
import { applyFrom, BY_USER, testContext } from './plan'
import type { Random } from './random'
import { write } from './write'

const ID = 't1'
const CODES = { title: 'w', role: 'j', personId: 'a' } as const
type Field = keyof typeof CODES
const FIELDS = Object.keys(CODES) as Field[]

/** One write of one field, with all that its writer had taken in: kept beside the documents, read by the oracle alone. */
interface FieldWrite {
  readonly mark: string
  readonly field: Field
  readonly value: string
  /** Marks of the writes of this field that its writer had, in whatever way they had come. */
  readonly seen: ReadonlySet<string>
  /** The write on display at the writer. */
  readonly over: string | null
}

interface ShownLoss {
  readonly field: string
  readonly lost: unknown
}

export interface ReviewHistory {
  readonly writes: readonly FieldWrite[]
  /** Marks of writes whose loss somebody settled. */
  readonly settled: ReadonlySet<string>
  /** What the page shows in the end, by each peer. */
  readonly shown: readonly (readonly { field: string; lost: unknown }[])[]
  /** Of each field the mark that stands in the end. */
  readonly last: ReadonlyMap<Field, string>
}

/** What the causes of a history say of its losses; knows nothing of how they are found. */
export interface Verdict {
  /** Lost unseen and not shown: none may be. */
  readonly missed: readonly FieldWrite[]
  /** Shown though nothing was lost, or it was settled: none may be. */
  readonly untrue: readonly ShownLoss[]
  /** Lost unseen and shown. */
  readonly told: number
  /**
   * Losses of a value that somebody else had written at the same time as well, and that was replaced there by one who
   * saw it: whether that is a loss depends on who merged first, and both answers are right.
   */
  readonly either: number
}

export function judge({ writes, settled, shown, last }: ReviewHistory): Verdict {
  const sameField = (a: FieldWrite, b: FieldWrite): boolean => a.field === b.field && a.mark !== b.mark
  const hasSeen = (a: FieldWrite, b: FieldWrite): boolean => a.seen.has(b.mark)
  const replaced = new Set(writes.map(({ over }) => over))
  const final = (field: Field): unknown => writes.find(({ mark }) => mark === last.get(field))?.value
  const isLost = (one: FieldWrite): boolean =>
    !replaced.has(one.mark) &&
    !settled.has(one.mark) &&
    one.value !== final(one.field) &&
    writes.some(
      other =>
        sameField(one, other) && other.value !== one.value && !hasSeen(one, other) && !hasSeen(other, one),
    )
  const isAlsoElsewhere = (one: FieldWrite): boolean =>
    writes.some(other => sameField(one, other) && other.value === one.value && !hasSeen(one, other))
  const lost = writes.filter(isLost)
  const certain = lost.filter(one => !isAlsoElsewhere(one))
  const isShown = (list: readonly ShownLoss[], one: FieldWrite): boolean =>
    list.some(({ field, lost: value }) => field === one.field && value === one.value)
  return {
    missed: certain.filter(one => shown.some(list => !isShown(list, one))),
    untrue: shown.flatMap(list =>
      list.filter(entry => !lost.some(({ field, value }) => field === entry.field && value === entry.lost)),
    ),
    told: certain.length,
    either: lost.length - certain.length,
  }
}

interface Peer {
  readonly main: RecordDoc
  /** What its store holds: rows as they were saved, and bytes that came in past the open document. */
  rows: Uint8Array[]
  /** Marks of all writes that it has. */
  readonly has: Set<string>
}

/** Three peers who edit, send, lose their connections, start again and open each other's files, in a random order. */
export function reviewHistory(random: Random, values: number): ReviewHistory {
  const history = new RandomHistory(random, values)
  for (let n = 0; n < 40; n++) history.step()
  return history.end()
}

function planOf(main: RecordDoc): PlanSnapshot {
  return applyChanges(EMPTY_PLAN, readWhole({ main, notes: null }))
}

class RandomHistory {
  private readonly peers: Peer[]
  private readonly writes: FieldWrite[] = []
  private readonly settled = new Set<string>()
  private readonly mail: { to: number; update: Uint8Array }[] = []
  /** Pairs that do not hear each other for a while. */
  private apart: readonly number[] = []
  private client = 0

  constructor(
    private readonly random: Random,
    private readonly values: number,
  ) {
    const first = recordDoc(['task', 'lostWrite'])
    write({ main: first, notes: null }, [make('task', ID, { title: 'zero' })], BY_USER)
    const state = wholeState(first.doc)
    this.peers = [0, 1, 2].map(() => this.started([state], new Set()))
  }

  /** A peer that has just been started on its store: with a new client id, as every start has. */
  private started(rows: Uint8Array[], has: Set<string>): Peer {
    const main = recordDoc(['task', 'lostWrite'])
    main.doc.clientID = this.random.below(1_000) * 100 + this.client++
    const review = reviewMerges(main)
    applyStored(main.doc, rows)
    const peer: Peer = { main, rows, has }
    main.doc.on('update', (update: Uint8Array) => peer.rows.push(update))
    review.begin(() => this.writes.length)
    return peer
  }

  step(): void {
    const { random } = this
    const at = random.below(3)
    const kind = random.below(20)
    if (kind < 8) this.edit(at)
    else if (kind < 13) this.deliver()
    else if (kind === 13) this.bring(at, random.below(3))
    else if (kind === 14) this.apart = random.chance(0.5) ? [] : random.shuffled([0, 1, 2]).slice(0, 2)
    else if (kind === 15) this.restart(at)
    else if (kind === 16) this.openFile(at, random.below(3))
    else if (kind === 17 && random.chance(0.5)) this.settle(at)
  }

  private peer(at: number): Peer {
    return this.peers[at] as Peer
  }

  private markOn(peer: Peer, field: Field): string | null {
    const item = peer.main.map('task')._map.get(fieldKey(ID, CODES[field]))
    return item === undefined ? null : `${item.lastId.client}:${item.lastId.clock}`
  }

  private edit(at: number): void {
    const field = this.random.pick(FIELDS)
    const value = `v${this.values === 0 ? this.writes.length : this.random.below(this.values)}`
    this.write(at, [put('task', ID, { field, to: value })])
  }

  /** As the dispatcher does it: with what is settled by writing the value that lost. */
  private write(at: number, edits: readonly Edit[]): void {
    const peer = this.peer(at)
    const { doc } = peer.main
    const before = Y.encodeStateVector(doc)
    const plan = planOf(peer.main)
    const over = new Map(FIELDS.map(field => [field, this.markOn(peer, field)]))
    write({ main: peer.main, notes: null }, [...edits, ...settledBy(plan, edits)], BY_USER)
    const after = planOf(peer.main).task.get(ID)
    for (const field of FIELDS) {
      const mark = this.markOn(peer, field)
      if (mark === null || mark === over.get(field)) continue
      const value = String(after?.[field])
      this.writes.push({ mark, field, value, seen: new Set(peer.has), over: over.get(field) ?? null })
      peer.has.add(mark)
    }
    const update = Y.encodeStateAsUpdate(doc, before)
    for (const to of [0, 1, 2]) if (to !== at) this.mail.push({ to, update })
  }

  private receive(at: number, update: Uint8Array): void {
    const peer = this.peer(at)
    applyFrom(peer.main.doc, update)
    this.take(peer)
  }

  /** What a peer really has: what its document has integrated. */
  private take(peer: Peer): void {
    const vector = Y.decodeStateVector(Y.encodeStateVector(peer.main.doc))
    for (const { mark } of this.writes) {
      const [client = 0, clock = 0] = mark.split(':').map(Number)
      if ((vector.get(client) ?? 0) > clock) peer.has.add(mark)
    }
  }

  private deliver(): void {
    const [one] = this.mail.splice(this.random.below(this.mail.length), 1)
    if (one === undefined) return
    if (this.apart.includes(one.to) || this.random.chance(0.1)) this.mail.push(one)
    if (!this.apart.includes(one.to)) this.receive(one.to, one.update)
  }

  /** All that one has, to another: a relay or a colleague on the same network. */
  private bring(from: number, to: number): void {
    if (from === to || this.apart.includes(from) || this.apart.includes(to)) return
    const { doc } = this.peer(to).main
    const vector = Y.encodeStateVector(doc)
    this.receive(to, Y.encodeStateAsUpdate(this.peer(from).main.doc, vector))
  }

  private restart(at: number): void {
    const { rows, has, main } = this.peer(at)
    const isCompacted = this.random.chance(0.3)
    const stored = isCompacted ? [wholeState(main.doc)] : [mergedUpdates(rows)]
    main.doc.destroy()
    this.peers[at] = this.started(stored, has)
    this.take(this.peer(at))
  }

  /** The file of a project is put into the store while nobody has the project open. */
  private openFile(at: number, from: number): void {
    const { rows, has, main } = this.peer(at)
    const file = mergedUpdates(this.peer(from).rows)
    main.doc.destroy()
    this.peers[at] = this.started([...rows, file], has)
    this.take(this.peer(at))
  }

  private settle(at: number): void {
    const plan = planOf(this.peer(at).main)
    const entry = [...reviewOf(plan).open][0]
    if (entry === undefined) return
    const known = openByPlace(plan).get(`task/${ID}/${entry.field}`) ?? []
    for (const { loss, lost } of known) if (lost === entry.lost) this.settled.add(loss.id)
    const { lossId } = entry
    const edits = this.random.chance(0.5)
      ? takeLostValue(plan, { lossId }, testContext)
      : keepCurrentValues(plan, { lossIds: [lossId] }, testContext)
    if (!isRefusal(edits)) this.write(at, edits)
  }

  end(): ReviewHistory {
    this.apart = []
    while (this.mail.length > 0) this.deliver()
    for (let round = 0; round < 3; round++) {
      for (const from of [0, 1, 2]) for (const to of [0, 1, 2]) this.bring(from, to)
    }
    const [first] = this.peers
    const last = FIELDS.flatMap(field => {
      const mark = this.markOn(first as Peer, field)
      return mark === null ? [] : [[field, mark] as const]
    })
    return {
      writes: this.writes,
      settled: this.settled,
      shown: this.peers.map(({ main }) => reviewOf(planOf(main)).open),
      last: new Map(last),
    }
  }
}
