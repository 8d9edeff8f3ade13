import { describe, expect, it } from 'vitest'
import type { FoundWorkspace } from '#shared/host/workspaces/foundWorkspace'
import { sharingOf } from '#shared/host/workspaces/sharing'

const there = (changes: Partial<FoundWorkspace> = {}): FoundWorkspace => ({
  sharedId: null,
  name: '',
  people: [],
  projects: [],
  counts: { people: 0, projects: 0 },
  ...changes,
})

const own = (changes: Partial<FoundWorkspace> = {}) => there({ people: ['lin'], ...changes })

describe('connecting a workspace to an address', () => {
  it.each([
    ['nothing lies there', own(), there(), 'share'],
    ['nothing lies there, and it was shared elsewhere', own({ sharedId: 'a' }), there(), 'share'],
    ['it is the same one', own({ sharedId: 'a' }), there({ sharedId: 'a', people: ['wei'] }), 'join'],
    ['one holds nothing', own(), there({ sharedId: 'a', people: ['wei'] }), 'join'],
    ['one holds nothing, of before ids', own(), there({ people: ['wei'] }), 'join'],
    ['one has projects', own({ projects: ['p'] }), there({ sharedId: 'a', people: ['wei'] }), 'ask'],
    ['one has people', own({ people: ['lin', 'ada'] }), there({ sharedId: 'a', people: ['wei'] }), 'ask'],
    [
      'a project is in both, of before ids',
      own({ projects: ['p'] }),
      there({ people: ['wei'], projects: ['p'] }),
      'join',
    ],
    [
      'a person is in both, of before ids',
      own({ people: ['lin', 'wei'] }),
      there({ people: ['wei'] }),
      'join',
    ],
    ['only oneself is in both', own({ projects: ['p'] }), there({ sharedId: 'a', people: ['lin'] }), 'ask'],
    ['both are shared', own({ sharedId: 'b' }), there({ sharedId: 'a', people: ['wei'] }), 'other'],
    [
      'both are shared, whatever they have in common',
      own({ sharedId: 'b', projects: ['p'] }),
      there({ sharedId: 'a', people: ['wei'], projects: ['p'] }),
      'other',
    ],
    [
      'it is shared, what lies there has no id yet',
      own({ sharedId: 'b', projects: ['p'] }),
      there({ people: ['wei'] }),
      'other',
    ],
    [
      'it is shared, and known there from before ids',
      own({ sharedId: 'b', projects: ['p'] }),
      there({ projects: ['p'] }),
      'join',
    ],
  ] as const)('[WORKSPACE-13] %s', (_name, mine, found, sharing) => {
    expect(sharingOf(mine, found, 'lin')).toBe(sharing)
  })
})
