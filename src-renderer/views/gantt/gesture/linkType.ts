import type { DependencyType } from '#shared/model/dependency'

import type { BarEnd } from '../stage/geometry'

const TYPES = {
  finish: { start: 'FS', finish: 'FF' },
  start: { start: 'SS', finish: 'SF' },
} as const satisfies Record<BarEnd, Record<BarEnd, DependencyType>>

/** The type of a dependency that joins these ends of predecessor and successor. */
export function linkTypeOf(from: BarEnd, to: BarEnd): DependencyType {
  return TYPES[from][to]
}

export function endsOfType(type: DependencyType): { readonly from: BarEnd; readonly to: BarEnd } {
  return {
    from: type === 'FS' || type === 'FF' ? 'finish' : 'start',
    to: type === 'FS' || type === 'SS' ? 'start' : 'finish',
  }
}

const ORDER: readonly DependencyType[] = ['FS', 'SS', 'FF', 'SF']

export function nextType(type: DependencyType): DependencyType {
  return ORDER[(ORDER.indexOf(type) + 1) % ORDER.length] ?? 'FS'
}
