import { describe, expect, it } from 'vitest'
import { entryFound, type FoundWorkspace } from '#shared/host/workspaces/foundWorkspace'
import { sharingOf } from '#shared/host/workspaces/sharing'

const there = (sharedId: string | null, ...records: string[]): FoundWorkspace => ({
  sharedId,
  name: '',
  records: new Set(records),
  counts: { people: 0, projects: 0 },
})
const own = (sharedId: string | null, ...records: string[]) => there(sharedId, 'person/lin', ...records)
const named = (name: string, workspace: FoundWorkspace): FoundWorkspace => ({ ...workspace, name })

describe('a workspace that was found', () => {
  const flagship = { store: 's1', id: 'a', name: 'Flagship', address: 'ws://relay:1' }
  const list = { shown: 's1', workspaces: [flagship] }

  it.each([
    ['by its id, wherever its relay is by now', 'ws://other:2', 'a', flagship],
    ['by its address while it has no id', 'ws://relay:1', null, flagship],
    ['not by an address where another lies by now', 'ws://relay:1', 'b', undefined],
    ['not without an id at another address', 'ws://other:2', null, undefined],
  ])('[WORKSPACE-10] is known %s', (_how, address, sharedId, entry) => {
    expect(entryFound(list, address, { sharedId })).toBe(entry)
  })
})

describe('connecting a workspace to an address', () => {
  it.each([
    ['nothing lies there', own(null), there(null), 'share'],
    ['nothing lies there, and it was shared elsewhere', own('a'), there(null), 'share'],
    ['it is the same one', own('a', 'project/p'), there('a', 'person/wei'), 'join'],
    ['one holds nothing', own(null), there('a', 'person/wei'), 'join'],
    ['one holds nothing, of before ids', own(null), there(null, 'person/wei'), 'join'],
    ['one holds nothing but a name', named('Shop', own(null)), there('a', 'person/wei'), 'ask'],
    ['one holds the same name', named('Shop', own(null)), named('Shop', there('a', 'person/wei')), 'join'],
    ['one has a project', own(null, 'project/p'), there('a', 'person/wei'), 'ask'],
    ['one has a person', own(null, 'person/ada'), there('a', 'person/wei'), 'ask'],
    ['one has days of a calendar', own(null, 'calendarDays/d'), there('a', 'person/wei'), 'ask'],
    [
      'all of it is there, of before ids',
      own(null, 'project/p', 'person/wei'),
      there(null, 'person/wei', 'project/p', 'project/q'),
      'join',
    ],
    [
      'a file brought one project of both, and one is private',
      own(null, 'project/p', 'project/private'),
      there('a', 'person/wei', 'project/p'),
      'ask',
    ],
    ['both are shared', own('b'), there('a', 'person/wei'), 'other'],
    [
      'both are shared, whatever they have in common',
      own('b', 'project/p'),
      there('a', 'person/wei', 'project/p'),
      'other',
    ],
    ['it is shared, what lies there has no id yet', own('b', 'project/p'), there(null, 'person/wei'), 'ask'],
  ] as const)('[WORKSPACE-13] %s', (_name, mine, found, sharing) => {
    expect(sharingOf(mine, found, 'lin')).toBe(sharing)
  })
})
