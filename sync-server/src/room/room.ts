import { setImmediate as nextTurn } from 'node:timers/promises'
import { closeCode } from '../../../src-shared/contracts/relay'
import { Answers } from './answers'
import { PresenceBroadcast } from './presenceBroadcast'
import { broadcast } from './broadcast'
import { Compaction } from './compaction'
import { type Content, type Entry, type Reply, isContent, takeBatch } from './inbox'
import { type Integrated, integrate } from './integrate'
import { faultFacts, type Log } from '../log'
import { openReplica } from './openReplica'
import type { Replica } from './replica'
import type { RoomChanges } from './roomChanges'
import type { RoomStore } from '../store/roomStore'
import type { Connection } from '../connection/connection'
import type { Serial } from '../serial'
import { settle } from '../connection/ackState'
import { askMessage, type Incoming } from '../connection/wire'

export interface RoomDeps {
  readonly store: RoomStore
  readonly changes: RoomChanges
  readonly log: Log
  readonly lingerMs: number
  /** Bounds how many rooms load at once: each costs its document several times over. */
  readonly loading: Serial
  readonly onGone: (room: Room) => void
}

type Phase = { at: 'loading' } | { at: 'open'; replica: Replica } | { at: 'gone' }

/**
 * The live copy of one document. One commit runs at a time, so between commits the replica holds
 * exactly what is on disk: only then are connections answered, told or acknowledged.
 */
export class Room {
  private readonly connections = new Set<Connection>()
  private readonly presence = new PresenceBroadcast(this.connections)
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

  join(connection: Connection): void {
    if (this.linger !== null) clearTimeout(this.linger)
    this.linger = null
    this.connections.add(connection)
    this.presence.join(connection)
    connection.onDrained = stateVector => this.catchUp(connection, stateVector)
    this.enter({ kind: 'greet', connection })
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    this.presence.leave(connection)
    this.considerLeaving()
  }

  /** Answers false for a frame that no client would send. */
  take(connection: Connection, incoming: Exclude<Incoming, { kind: 'bad' }>): boolean {
    switch (incoming.kind) {
      case 'content':
        connection.ackState.received += 1
        connection.hold(incoming.update.byteLength)
        this.enter({ ...incoming, connection, index: connection.ackState.received })
        return true
      case 'ask':
        if (connection.postponeAnswer(incoming.stateVector)) return true
        connection.hold(incoming.stateVector.byteLength)
        this.enter({ kind: 'answer', connection, stateVector: incoming.stateVector })
        return true
      case 'queryPresence':
        this.presence.show(connection)
        return true
      case 'presence':
        return this.presence.take(connection, incoming.update)
    }
  }

  tick(now: number): void {
    for (const connection of this.connections) {
      connection.tick(now)
      const mayKnowMore =
        connection.ackState.isOwing && !connection.ackState.isAsked && connection.askedAt !== this.version
      if (mayKnowMore) this.enter({ kind: 'inquire', connection })
    }
    this.presence.tick(now)
  }

  /** Settles when everything taken so far is stored, or its connections were closed because it can't be. */
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
    const { replica, unappliable, damaged } = await openReplica(this.name, this.deps)
    if (unappliable > 0) this.compaction.forbid()
    if (unappliable + damaged > 0) this.deps.changes.announce(this.name)
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
      this.deps.changes.note(this.name, this.deps.store.tail(this.name).upTo)
      broadcast(this.connections, integrated, contents)
    }
    this.book(integrated, contents)
    for (const entry of batch) if (!isContent(entry)) this.serve(entry, replica)
    return replica
  }

  private book({ replica, outcomes }: Integrated, contents: readonly Content[]): void {
    const toAsk = new Set<Connection>()
    contents.forEach((content, at) => {
      const { connection, update } = content
      const outcome = outcomes[at] ?? 'harmful'
      connection.release(update.byteLength)
      if (outcome === 'harmful') {
        this.deps.log.warn('harmful frame', { room: this.name, connection: connection.ordinal })
        connection.close(closeCode.badFrame, 'frame can not be applied')
      } else if (settle(connection.ackState, { ...content, outcome })) toAsk.add(connection)
    })
    for (const connection of new Set(contents.map(content => content.connection))) connection.acknowledge()
    for (const connection of toAsk) this.ask(connection, replica)
  }

  private serve(reply: Reply, replica: Replica): void {
    const { connection } = reply
    switch (reply.kind) {
      case 'greet':
        this.ask(connection, replica)
        connection.acknowledge()
        this.presence.show(connection)
        return
      case 'inquire':
        this.ask(connection, replica)
        return
      case 'answer':
        connection.release(reply.stateVector.byteLength)
        if (connection.postponeAnswer(reply.stateVector)) return
        connection.carry(this.answers.to(reply.stateVector, replica, this.version), () =>
          replica.stateVector(),
        )
    }
  }

  private ask(connection: Connection, replica: Replica): void {
    connection.ackState.isAsked = true
    connection.askedAt = this.version
    connection.send(askMessage(replica.stateVector()))
  }

  private catchUp(connection: Connection, stateVector: Uint8Array): void {
    connection.hold(stateVector.byteLength)
    this.enter({ kind: 'answer', connection, stateVector })
    this.presence.show(connection)
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
    return this.phase.at === 'open' && this.connections.size === 0 && !isBusy
  }

  private go(): void {
    if (this.phase.at === 'open') this.phase.replica.destroy()
    this.phase = { at: 'gone' }
    this.deps.onGone(this)
  }

  /** What a connection has not been told to be stored it still has and brings back when it connects again. */
  private fail(step: 'load' | 'commit', cause: unknown): void {
    this.deps.log.warn('room failed', { room: this.name, step, ...faultFacts(cause) })
    this.go()
    this.inbox.length = 0
    for (const connection of this.connections) connection.close(closeCode.storageFailed, 'storage failed')
  }
}
