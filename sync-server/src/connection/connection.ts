import type { WebSocket } from 'ws'
import { closeCode, limits } from '../../../src-shared/contracts/relay'
import { newAckState } from './ackState'
import { ackMessage, keepAliveMessage } from './wire'

export interface Timing {
  readonly keepAliveMs: number
  readonly slowMs: number
  /** A connection that has this much to read may take a second longer. */
  readonly slowBytesPerSecond: number
  /** How long an empty room stays in memory. */
  readonly lingerMs: number
  /** How long changes gather before they are told. */
  readonly gatherMs: number
}

export const usualTiming: Timing = {
  keepAliveMs: limits.keepAliveSeconds * 1000,
  slowMs: limits.slowSeconds * 1000,
  slowBytesPerSecond: limits.slowBytesPerSecond,
  lingerMs: 10_000,
  gatherMs: 250,
}

/** What a connection may have waiting for the disk before the relay stops reading from it. */
const HELD_BYTES = 8 * 1024 * 1024
const HELD_FRAMES = 1024

const SILENT_TICKS = 3
const CLOSING_MS = 2000

interface Stale {
  /** The connection has been sent everything up to here, and nothing after it. */
  stateVector: Uint8Array
  readonly deadline: number
}

export interface ConnectionOptions {
  readonly ordinal: number
  readonly wantsAck: boolean
  readonly timing: Timing
}

/** One socket in a room, or one that is told of changes. */
export class Connection {
  readonly ordinal: number
  readonly ackState = newAckState()
  /** The room's version when it last asked this connection for what is missing. */
  askedAt = -1
  /** Called when a connection that was too slow has read what it was sent. */
  onDrained: (stateVector: Uint8Array) => void = () => undefined
  private readonly wantsAck: boolean
  private readonly timing: Timing
  private stale: Stale | null = null
  /** By when the frame of a long answer has to be read that is on its way. */
  private frameDeadline: number | null = null
  private leavingSince: number | null = null
  private badFrames = 0
  private heldBytes = 0
  private heldFrames = 0
  private silentTicks = 0
  private lastSent = performance.now()

  constructor(
    private readonly socket: WebSocket,
    options: ConnectionOptions,
  ) {
    this.ordinal = options.ordinal
    this.wantsAck = options.wantsAck
    this.timing = options.timing
    socket.on('pong', () => this.heard())
  }

  /** It has not yet read most of what it was sent. */
  get isClogged(): boolean {
    return this.socket.bufferedAmount > limits.bufferedBytes
  }

  get isLeaving(): boolean {
    return this.leavingSince !== null
  }

  heard(): void {
    this.silentTicks = 0
  }

  send(message: Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    this.lastSent = performance.now()
    this.socket.send(message, () => this.flushed())
  }

  /** After `message` the connection knows all that `stateVector` tells. Left out while the connection is stale. */
  carry(message: Uint8Array, stateVector: () => Uint8Array): void {
    if (this.stale !== null) return
    this.send(message)
    const { bufferedAmount } = this.socket
    if (bufferedAmount <= limits.bufferedBytes) return
    this.stale = { stateVector: stateVector(), deadline: this.deadlineFor(bufferedAmount) }
  }

  /** Each frame once the one before it has left, so that an answer that nobody reads costs one. Then `onSent`. */
  sendInTurn(messages: Iterator<Uint8Array>, onSent: () => void): void {
    const { value, done } = messages.next()
    this.frameDeadline = done === true ? null : this.deadlineFor(value.byteLength)
    if (done === true) return onSent()
    this.lastSent = performance.now()
    this.socket.send(value, cause => {
      // A socket that failed says so itself.
      if (!(cause instanceof Error)) this.sendInTurn(messages, onSent)
    })
  }

  /** Answering a connection that does not read would let it order memory at will: it gets the answer once drained. */
  postponeAnswer(stateVector: Uint8Array): boolean {
    if (this.stale === null) return false
    this.stale.stateVector = stateVector
    return true
  }

  tell(presence: Uint8Array): void {
    if (this.stale === null) this.send(presence)
  }

  acknowledge(): void {
    if (this.wantsAck) this.send(ackMessage(this.ackState.committed))
  }

  /** Answers whether this was one too many. */
  countBadFrame(): boolean {
    this.badFrames += 1
    if (this.badFrames < limits.badFramesPerConnection) return false
    this.close(closeCode.badFrame, 'too many bad frames')
    return true
  }

  hold(bytes: number): void {
    this.heldBytes += bytes
    this.heldFrames += 1
    if (this.isHolding && !this.socket.isPaused) this.socket.pause()
  }

  release(bytes: number): void {
    this.heldBytes -= bytes
    this.heldFrames -= 1
    if (this.isHolding || !this.socket.isPaused) return
    this.heard()
    this.socket.resume()
  }

  close(code: number, reason: string): void {
    if (this.isLeaving) return
    this.leavingSince = performance.now()
    this.socket.close(code, reason)
  }

  terminate(): void {
    this.leavingSince ??= performance.now()
    this.socket.terminate()
  }

  /** Once every `keepAliveMs`. */
  tick(now: number): void {
    if (this.leavingSince !== null) {
      if (now - this.leavingSince > CLOSING_MS) this.socket.terminate()
      return
    }
    const deadline = this.stale?.deadline ?? this.frameDeadline
    if (deadline !== null) {
      if (now > deadline) this.close(closeCode.tooSlow, 'too slow')
      return
    }
    // Ticks and not time: after the machine slept, everybody gets the chance to answer.
    this.silentTicks += 1
    if (this.silentTicks > SILENT_TICKS && !this.socket.isPaused) return this.terminate()
    this.socket.ping()
    if (now - this.lastSent >= this.timing.keepAliveMs / 2) this.send(keepAliveMessage)
  }

  private deadlineFor(bytes: number): number {
    const { slowMs, slowBytesPerSecond } = this.timing
    return performance.now() + slowMs + (bytes / slowBytesPerSecond) * 1000
  }

  private get isHolding(): boolean {
    return this.heldBytes > HELD_BYTES || this.heldFrames > HELD_FRAMES
  }

  private flushed(): void {
    if (this.stale === null || this.socket.bufferedAmount > limits.bufferedBytes / 2) return
    const { stateVector } = this.stale
    this.stale = null
    this.onDrained(stateVector)
  }
}
