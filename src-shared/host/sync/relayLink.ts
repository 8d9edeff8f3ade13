import type { Link, LinkState, OfflineReason, Presence, Transport } from '../../ports/transport'

/** How this computer stands with its colleagues, in one value for the badge. */
export type SyncState =
  | { readonly at: 'alone' }
  | { readonly at: 'connecting'; readonly address: string }
  | {
      readonly at: 'offline'
      readonly since: number
      readonly reason: OfflineReason
      readonly address: string
    }
  | { readonly at: 'sending'; readonly frames: number; readonly address: string }
  | { readonly at: 'inStep'; readonly address: string }
  | { readonly at: 'unconfirmed'; readonly address: string }

/** The least comfortable state wins: "in step" is true only when it is true of every document. */
export function combine(address: string, states: readonly LinkState[]): SyncState {
  const offline = states.filter(state => state.at === 'offline')
  const first = offline.sort((a, b) => a.since - b.since)[0]
  if (first !== undefined) return { ...first, address }
  if (states.length === 0 || states.some(state => state.at === 'connecting'))
    return { at: 'connecting', address }
  const frames = states.reduce((sum, state) => sum + (state.at === 'sending' ? state.frames : 0), 0)
  if (frames > 0) return { at: 'sending', frames, address }
  return states.some(state => state.at === 'unconfirmed')
    ? { at: 'unconfirmed', address }
    : { at: 'inStep', address }
}

interface Linked {
  link(transport: Transport | null, onChange: () => void): void
  links(): readonly Link[]
}

export interface RelayLink {
  state(): SyncState
  present(): readonly Presence[]
  subscribe(listener: () => void): () => void
  connect(transport: Transport): void
  /** It is known where the relay is, and nothing is linked to it yet: this is how it stands meanwhile. */
  hold(transport: Transport, state: SyncState): void
  disconnect(): void
  transport(): Transport | null
  /** A set that is open: its documents follow the relay from now on. Returns the way to stop. */
  follow(set: Linked): () => void
  /** Who sits here; null while another workspace is shown. */
  announce(presence: Presence | null): void
}

/** Holds the connection for all open documents. The first set that follows carries who is here. */
export function startRelayLink(): RelayLink {
  const sets = new Set<Linked>()
  const listeners = new Set<() => void>()
  let transport: Transport | null = null
  let held: SyncState | null = null
  let presence: Presence | null = null
  const tell = (): void => listeners.forEach(listener => listener())
  const lead = (): Link | undefined => [...sets][0]?.links()[0]
  const attach = (set: Linked): void => {
    set.link(held === null ? transport : null, tell)
    if (set.links()[0] === lead()) lead()?.announce(presence)
  }
  const use = (next: Transport | null, state: SyncState | null): void => {
    transport = next
    held = state
    sets.forEach(attach)
    tell()
  }
  return {
    state: () => held ?? stateOf(transport, sets),
    present: () => lead()?.present() ?? [],
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connect: next => use(next, null),
    hold: use,
    disconnect: () => use(null, null),
    transport: () => transport,
    follow: set => {
      sets.add(set)
      attach(set)
      tell()
      return () => {
        if (sets.delete(set)) tell()
      }
    },
    announce: next => {
      presence = next
      lead()?.announce(next)
    },
  }
}

function stateOf(transport: Transport | null, sets: ReadonlySet<Linked>): SyncState {
  if (transport === null) return { at: 'alone' }
  const states = [...sets].flatMap(set => set.links().map(link => link.state()))
  return combine(transport.address, states)
}
