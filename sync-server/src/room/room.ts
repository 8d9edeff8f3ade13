import { setImmediate as nextTurn } from 'node:timers/promises'
import { closeCode } from '../../../src-shared/contracts/relay'
import { Answers } from './answers'
import { Attendance } from './attendance'
import { Compaction } from './compaction'
import { type Content, type Entry, type Errand, isContent, takeBatch } from './inbox'
import { type Integrated, integrate } from './integrate'
import { faultFacts, type Log } from '../log'
import { openReplica } from './openReplica'
import type { Replica } from './replica'
import type { RoomStore } from '../store/roomStore'
import type { Seat } from '../connection/seat'
import type { Serial } from '../serial'
import { settle } from '../connection/tally'
import { askMessage, type Incoming, updateMessage } from '../connection/wire'

export interface RoomDeps {
  readonly store: RoomStore
  readonly log: Log
  readonly lingerMs: number
  /** Bounds how many rooms load at once: each costs its document several times over. */
  readonly loading: Serial
  readonly onGone: (room: Room) => void
}

type Phase = { at: 'loading' } | { at: 'open'; replica: Replica } | { at: 'gone' }

/**
 * The live copy of one document. One commit runs at a time, so between commits the replica holds
 * exactly what is on disk: only then are seats answered, told or acknowledged.
 */
export class Room {
  private readonly seats = new Set<Seat>()
  private readonly attendance = new Attendance(this.seats)
  private readonly inbox: Entry[] = []
  private readonly answers = new Answers()
  private readonly compaction: Compaction
  private phase: Phase = { at: 'loading' }
  private running: Promise<void> | null
  private linger: NodeJS.Timeout | null = null
  /** Grows with every commit. */
  private version = 0

  constructor(
    readonly name: string,
    private readonly deps: RoomDeps,
  ) {
    this.compaction = new Compaction(name, deps.store, deps.log)
    this.running = this.load()
  }

  join(seat: Seat): void {
    if (this.linger !== null) clearTimeout(this.linger)
    this.linger = null
    this.seats.add(seat)
    this.attendance.join(seat)
    seat.onDrained = stateVector => this.catchUp(seat, stateVector)
    this.enter({ kind: 'greet', seat })
  }

  leave(seat: Seat): void {
    if (!this.seats.delete(seat)) return
    this.attendance.leave(seat)
    this.considerLeaving()
  }

  /** Answers false for a frame that no client would send. */
  take(seat: Seat, incoming: Exclude<Incoming, { kind: 'bad' }>): boolean {
    switch (incoming.kind) {
      case 'content':
        seat.tally.received += 1
        seat.hold(incoming.update.byteLength)
        this.enter({ ...incoming, seat, index: seat.tally.received })
        return true
      case 'ask':
        if (seat.postponeAnswer(incoming.stateVector)) return true
        seat.hold(incoming.stateVector.byteLength)
        this.enter({ kind: 'answer', seat, stateVector: incoming.stateVector })
        return true
      case 'queryPresence':
        this.attendance.show(seat)
        return true
      case 'presence':
        return this.attendance.take(seat, incoming.update)
    }
  }

  tick(now: number): void {
    for (const seat of this.seats) {
      seat.tick(now)
      const mayKnowMore = seat.tally.isOwing && !seat.tally.isAsked && seat.askedAt !== this.version
      if (mayKnowMore) this.enter({ kind: 'inquire', seat })
    }
    this.attendance.tick(now)
  }

  /** Settles when everything taken so far is stored, or its seats were closed because it can't be. */
  async settle(): Promise<void> {
    while (this.running !== null || this.compaction.isRunning) {
      await this.running
      await this.compaction.settle()
    }
  }

  private async load(): Promise<void> {
    try {
      const replica = await this.deps.loading(() => this.restore())
      this.phase = { at: 'open', replica }
    } catch (cause) {
      this.fail('load', cause)
    }
    this.running = null
    this.wake()
    this.considerLeaving()
  }

  private async restore(): Promise<Replica> {
    const { replica, unappliable } = await openReplica(this.name, this.deps)
    if (unappliable > 0) this.compaction.forbid()
    return replica
  }

  private enter(entry: Entry): void {
    if (this.phase.at === 'gone') return
    this.inbox.push(entry)
    this.wake()
  }

  private wake(): void {
    if (this.running !== null || this.inbox.length === 0 || this.phase.at !== 'open') return
    this.running = this.run(this.phase.replica)
  }

  private async run(before: Replica): Promise<void> {
    let replica = before
    try {
      // What arrives within one turn of the event loop goes into one commit and one broadcast.
      await nextTurn()
      while (this.inbox.length > 0) {
        replica = await this.commit(replica)
        this.phase = { at: 'open', replica }
      }
      this.compaction.startIfDue(
        () => replica.difference(),
        () => this.considerLeaving(),
      )
    } catch (cause) {
      this.fail('commit', cause)
    }
    this.running = null
    this.considerLeaving()
  }

  private async commit(before: Replica): Promise<Replica> {
    const batch = takeBatch(this.inbox)
    const contents = batch.filter(isContent)
    const integrated = await integrate(before, contents, () => this.restore())
    const { replica, updates } = integrated
    if (updates.length > 0) {
      await this.deps.store.append(updates.map(update => ({ document: this.name, update })))
      this.version += 1
      this.broadcast(integrated, contents)
    }
    this.book(integrated, contents)
    for (const entry of batch) if (!isContent(entry)) this.serve(entry, replica)
    return replica
  }

  private broadcast({ replica, updates }: Integrated, contents: readonly Content[]): void {
    const writers = new Set(contents.map(content => content.seat))
    const messages = updates.map(updateMessage)
    for (const seat of this.seats) {
      const knowsAll = writers.size === 1 && writers.has(seat)
      if (!knowsAll) for (const message of messages) seat.carry(message, () => replica.stateVector())
    }
  }

  private book({ replica, outcomes }: Integrated, contents: readonly Content[]): void {
    const toAsk = new Set<Seat>()
    contents.forEach((content, at) => {
      const { seat, update } = content
      const outcome = outcomes[at] ?? 'harmful'
      seat.release(update.byteLength)
      if (outcome === 'harmful') {
        this.deps.log.warn('harmful frame', { room: this.name, seat: seat.ordinal })
        seat.close(closeCode.badFrame, 'frame can not be applied')
      } else if (settle(seat.tally, { ...content, outcome })) toAsk.add(seat)
    })
    for (const seat of new Set(contents.map(content => content.seat))) seat.acknowledge()
    for (const seat of toAsk) this.ask(seat, replica)
  }

  private serve(errand: Errand, replica: Replica): void {
    const { seat } = errand
    switch (errand.kind) {
      case 'greet':
        this.ask(seat, replica)
        seat.acknowledge()
        this.attendance.show(seat)
        return
      case 'inquire':
        this.ask(seat, replica)
        return
      case 'answer':
        seat.release(errand.stateVector.byteLength)
        if (seat.postponeAnswer(errand.stateVector)) return
        seat.carry(this.answers.to(errand.stateVector, replica, this.version), () => replica.stateVector())
    }
  }

  private ask(seat: Seat, replica: Replica): void {
    seat.tally.isAsked = true
    seat.askedAt = this.version
    seat.send(askMessage(replica.stateVector()))
  }

  private catchUp(seat: Seat, stateVector: Uint8Array): void {
    seat.hold(stateVector.byteLength)
    this.enter({ kind: 'answer', seat, stateVector })
    this.attendance.show(seat)
  }

  private considerLeaving(): void {
    if (!this.isIdle || this.linger !== null) return
    this.linger = setTimeout(() => {
      this.linger = null
      if (this.isIdle) this.go()
    }, this.deps.lingerMs)
    this.linger.unref()
  }

  private get isIdle(): boolean {
    const isBusy = this.running !== null || this.inbox.length > 0 || this.compaction.isRunning
    return this.phase.at === 'open' && this.seats.size === 0 && !isBusy
  }

  private go(): void {
    if (this.phase.at === 'open') this.phase.replica.destroy()
    this.phase = { at: 'gone' }
    this.deps.onGone(this)
  }

  /** What a seat has not been told to be stored it still has and brings back when it connects again. */
  private fail(step: 'load' | 'commit', cause: unknown): void {
    this.deps.log.warn('room failed', { room: this.name, step, ...faultFacts(cause) })
    this.go()
    this.inbox.length = 0
    for (const seat of this.seats) seat.close(closeCode.storageFailed, 'storage failed')
  }
}
