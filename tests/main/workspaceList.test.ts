import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWorkspaceList, workspaceList, writeWorkspaceList } from '../../src-main/workspaceList'

let folder = ''
const faults: string[] = []
const log = { note: () => undefined, fault: (what: string) => void faults.push(what) }
const list = {
  shown: 'first',
  workspaces: [
    { store: 'first', id: 'w1', name: '', address: null },
    { store: 'x2', id: 'w2', name: '旗舰店', address: 'ws://relay:4100/shop2' },
  ],
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warroom-list-'))
  faults.length = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the list of workspaces', () => {
  it('[IPC-14] is what was written last, and nothing lies beside it', async () => {
    const file = join(folder, 'workspaces.json')
    expect(readWorkspaceList(file, log)).toBeNull()
    await writeWorkspaceList(file, { ...list, shown: 'x2' })
    await writeWorkspaceList(file, list)
    expect(readWorkspaceList(file, log)).toEqual(list)
    expect([readdirSync(folder), faults]).toEqual([['workspaces.json'], []])
  })

  it.each(['', '{', '[]', '{"shown":"first"}', '{"shown":"../x","workspaces":[]}', '\0\0\0'])(
    '[IPC-14] a damaged file (%j) is put aside, whole, and said',
    async text => {
      const file = join(folder, 'workspaces.json')
      writeFileSync(file, text)
      expect(readWorkspaceList(file, log)).toBeNull()
      expect([readdirSync(folder), faults]).toEqual([['workspaces.json.damaged'], ['workspaces.damaged']])
      expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(text)
      expect(readWorkspaceList(file, log)).toBeNull()
      await writeWorkspaceList(file, list)
      expect(readWorkspaceList(file, log)).toEqual(list)
    },
  )

  it.each([
    ['a store that is a path', { ...list, shown: 'a/b' }],
    [
      'a name that is too long',
      { ...list, workspaces: [{ ...list.workspaces[0], name: 'x'.repeat(2_001) }] },
    ],
    ['more than a computer holds', { ...list, workspaces: Array(1_001).fill(list.workspaces[0]) }],
    ['no address at all', { ...list, workspaces: [{ store: 'a', id: 'a', name: '' }] }],
  ])('[IPC-9] the channel takes no list with %s', (_name, argument) => {
    expect(workspaceList.safeParse(argument).success).toBe(false)
  })
})
