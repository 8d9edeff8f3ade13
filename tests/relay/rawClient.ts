import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { frame, syncFrame } from '#shared/contracts/relay'

export type Heard =
  | { readonly kind: 'step1'; readonly body: Uint8Array }
  | { readonly kind: 'step2'; readonly body: Uint8Array }
  | { readonly kind: 'update'; readonly body: Uint8Array }
  | { readonly kind: 'awareness'; readonly body: Uint8Array }
  | { readonly kind: 'ack'; readonly count: number }
  | { readonly kind: 'versions'; readonly least: number; readonly most: number }

export interface RawClient {
  readonly socket: WebSocket
  /** Everything that came, oldest first. */
  readonly heard: Heard[]
  /** The close code, once it is closed. */
  readonly closed: Promise<number>
  send(message: Uint8Array | string): void
  sendUpdate(update: Uint8Array): void
  sendStep1(stateVector?: Uint8Array): void
  sendStep2(update: Uint8Array): void
  sendAwareness(update: Uint8Array): void
  /** Settles with the result of `look` once it answers something. */
  until<T>(look: (heard: readonly Heard[]) => T | undefined): Promise<T>
  /** The next message of this kind that was not taken before. */
  next<K extends Heard['kind']>(kind: K): Promise<Extract<Heard, { kind: K }>>
  /** Settles after the relay has read everything sent before, by asking for and getting an answer. */
  roundTrip(): Promise<void>
}

function message(...parts: (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

function readHeard(bytes: Uint8Array): Heard {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  if (type === frame.ack) return { kind: 'ack', count: decoding.readVarUint(decoder) }
  if (type === frame.versions) {
    return { kind: 'versions', least: decoding.readVarUint(decoder), most: decoding.readVarUint(decoder) }
  }
  if (type === frame.awareness) return { kind: 'awareness', body: decoding.readVarUint8Array(decoder) }
  if (type !== frame.sync) throw new Error(`the relay sent a frame of type ${type}`)
  const kind = (['step1', 'step2', 'update'] as const)[decoding.readVarUint(decoder)]
  if (kind === undefined) throw new Error('the relay sent an unknown sync frame')
  return { kind, body: decoding.readVarUint8Array(decoder) }
}

export interface RawOptions {
  readonly wantsAck?: boolean
  readonly origin?: string
  /** `LEAST-MOST`; without it the client is a plain one. */
  readonly protocol?: string
}

/** Connects and waits until the relay has greeted. */
export async function connectRaw(url: string, room: string, options: RawOptions = {}): Promise<RawClient> {
  const client = openRaw(url, room, options)
  await client.next('step1')
  return client
}

export function openRaw(url: string, room: string, options: RawOptions = {}): RawClient {
  const { wantsAck, origin, protocol } = options
  const query = new URLSearchParams({ ...(wantsAck && { ack: '1' }), ...(protocol && { protocol }) })
  const socket = new WebSocket(`${url}/${room}?${query}`, origin ? { origin } : {})
  const heard: Heard[] = []
  const taken = new Set<Heard>()
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const look of waiting) look()
  }
  socket.on('message', (data: Buffer) => {
    heard.push(readHeard(new Uint8Array(data)))
    wake()
  })
  // A client that is cut off in the middle of a frame of its own reports that as an error first.
  socket.on('error', wake)
  const closed = new Promise<number>(resolve => socket.once('close', code => resolve(code)))
  onTestFinished(() => socket.terminate())

  const until: RawClient['until'] = look =>
    new Promise(resolve => {
      const tryLook = () => {
        const found = look(heard)
        if (found === undefined) return
        waiting.delete(tryLook)
        resolve(found)
      }
      waiting.add(tryLook)
      tryLook()
    })
  const next = async <K extends Heard['kind']>(kind: K) => {
    type Wanted = Extract<Heard, { kind: K }>
    const found = await until(all => all.find(one => one.kind === kind && !taken.has(one)))
    taken.add(found)
    return found as Wanted
  }
  const send = (data: Uint8Array | string) => socket.send(data)
  const sync = (kind: number) => (body: Uint8Array) => send(message(frame.sync, kind, body))
  return {
    socket,
    heard,
    closed,
    send,
    sendUpdate: sync(syncFrame.update),
    sendStep1: (stateVector = Uint8Array.of(0)) => sync(syncFrame.step1)(stateVector),
    sendStep2: sync(syncFrame.step2),
    sendAwareness: update => send(message(frame.awareness, update)),
    until,
    next,
    async roundTrip() {
      const before = heard.filter(one => one.kind === 'step2').length
      sync(syncFrame.step1)(Uint8Array.of(0))
      await until(all => (all.filter(one => one.kind === 'step2').length > before ? true : undefined))
    },
  }
}

/** An awareness update as a client writes it. */
export function awarenessUpdate(
  ...lines: readonly (readonly [id: number, clock: number, json: string])[]
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, lines.length)
  for (const [id, clock, json] of lines) {
    encoding.writeVarUint(encoder, id)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}

/** Who a client was told of: id to the state's JSON, `null` for one that left. */
export function peopleIn(heard: readonly Heard[]): Map<number, string> {
  const people = new Map<number, string>()
  for (const one of heard) {
    if (one.kind !== 'awareness') continue
    const decoder = decoding.createDecoder(one.body)
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const id = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      people.set(id, decoding.readVarString(decoder))
    }
  }
  return people
}
