import { describe, expect, it } from 'vitest'
import { parsePresence } from '../../src-renderer/adapters/presence'

const lin = { personId: 'lin', name: '林悦', colour: 'moss', project: null }

describe('presence from a peer', () => {
  it('[SYNC-9] a presence of ours is read, without what else was sent along', () => {
    expect(parsePresence({ ...lin, more: '<b>' })).toEqual(lin)
  })

  it.each([
    ['nothing', null],
    ['text', 'lin'],
    ['no name', { ...lin, name: '' }],
    ['a name too long', { ...lin, name: 'x'.repeat(101) }],
    ['a colour that is none', { ...lin, colour: 'red' }],
    ['a project that is no text', { ...lin, project: 7 }],
    ['no person', { ...lin, personId: undefined }],
  ])('[SYNC-9] %s is no presence', (_name, state) => {
    expect(parsePresence(state)).toBeNull()
  })
})
