import { describe, expect, it } from 'vitest'
import type { DocumentSet } from '#shared/host/documents/documentSet'
import type { PlanIntent } from '#shared/commands/intent'
import type { Access } from '#shared/document/versions'
import { newerOf, openSetOf } from '../../src-renderer/session/openSet'

interface Text {
  readonly text: string
}

/** An open set whose changes are told by hand. */
function opened() {
  let snapshot: Text = { text: 'stored' }
  let undoNames = { undo: null as string | null, redo: null as string | null }
  let access: Access = 'open'
  let listener: (change: { by: 'self' | 'peers' }) => void = () => undefined
  const documents = {
    snapshot: () => snapshot,
    undoNames: () => undoNames,
    access: () => access,
    subscribe: (told: typeof listener) => {
      listener = told
    },
  }
  const { state } = openSetOf(documents as unknown as DocumentSet<Text, PlanIntent>)
  let changes = 0
  state.subscribe(() => {
    changes += 1
  })
  const write = (by: 'self' | 'peers', text: string): void => {
    snapshot = { text }
    listener({ by })
  }
  return {
    state,
    write,
    changes: () => changes,
    tell: (names = undoNames, may = access) => {
      undoNames = names
      access = may
      listener({ by: 'peers' })
    },
  }
}

describe('an open set as the window follows it', () => {
  it('[SAVE-22] what is done here is drawn at once, with what peers changed before it; theirs waits', () => {
    const { state, write } = opened()
    const seen = () => {
      const { urgent, snapshot, version } = state.getState()
      return [urgent.snapshot.text, snapshot.text, version]
    }
    expect(seen()).toEqual(['stored', 'stored', 0])
    write('peers', 'theirs')
    expect(seen()).toEqual(['stored', 'theirs', 1])
    write('self', 'theirs and mine')
    expect(seen()).toEqual(['theirs and mine', 'theirs and mine', 2])
  })

  it('[SAVE-22] undo and access alone are no new snapshot, and nothing at all is told of nothing', () => {
    const { state, tell, changes } = opened()
    tell()
    tell({ undo: null, redo: null })
    expect(changes()).toBe(0)
    tell({ undo: 'addTask', redo: null })
    tell(undefined, 'readOnly')
    expect(changes()).toBe(2)
    expect(state.getState()).toMatchObject({ version: 0, access: 'readOnly', undoNames: { undo: 'addTask' } })
  })

  it('[SAVE-22] the newer of both is drawn, and nothing of another set', () => {
    const [old, now] = [
      { snapshot: 'old', version: 1 },
      { snapshot: 'now', version: 2 },
    ]
    expect([newerOf(old, now), newerOf(now, old), newerOf(old, null)]).toEqual(['now', 'now', 'old'])
    expect(newerOf(old, { snapshot: 'same', version: 1 })).toBe('old')
  })
})
