import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentId } from '#shared/domain/documentId'
import { isRefusal } from '#shared/domain/refusal'
import { FIRST_STORE } from '#shared/domain/workspaceList'
import type { Host } from '#shared/host/host'
import { startImporting } from '#shared/host/importing/importing'
import { duplicateProject } from '#shared/host/projects/duplicateProject'
import { openWorkspaces } from '#shared/host/workspaces/workspaces'
import { workspaceInfoOf } from '#shared/model/workspaceInfo'
import { StoreFault } from '#shared/ports/updateStore'
import { soon } from '../relay/relayUnderTest'
import { trelloBoard } from '#support/trelloBoard'
import { killedAfter, newComputerDisk, startOn } from '#support/computerDisk'
import {
  nobody,
  opened,
  newcomer,
  project,
  created,
  names,
  people,
  earlierProfile,
} from '#support/workspaces'

beforeEach(() => void vi.stubGlobal('WebSocket', WebSocket))

interface FrozenStore {
  readonly rows: readonly { document: string; update: string }[]
  readonly states: readonly { document: string; update: string }[]
}
type FrozenWorkspace = Readonly<Record<'project' | 'person', Readonly<Record<string, unknown>>>>

describe('workspaces of a computer', () => {
  it('[WORKSPACE-1] the first start makes one, the next start opens it', async () => {
    const { workspaces, disk } = await newcomer('Lin')
    expect(workspaces.list()).toMatchObject({ shown: FIRST_STORE, workspaces: [{ store: FIRST_STORE }] })
    await workspaces.end()
    const again = await opened(disk, 'Lin')
    expect(people((await again.start()) as Host)).toEqual(['Lin'])
    expect(again.list()).toEqual(workspaces.list())
  })

  it('[WORKSPACE-2] a profile of before is taken over whole, wherever the first start is killed', async () => {
    let wasKilled = true
    for (let writes = 0; wasKilled; writes += 1) {
      const disk = await earlierProfile('Lin')
      const { beforeWrite, killed } = killedAfter(writes)
      const first = openWorkspaces(startOn(disk, 'Lin', nobody, beforeWrite)).then(all => all.start())
      wasKilled = await Promise.race([killed.then(() => true), first.then(() => false)])
      const again = await opened(disk, 'Lin', nobody)
      const host = (await again.start()) as Host
      expect([names(host), people(host)]).toEqual([["Lin's"], ['Lin']])
      expect(again.list().workspaces.map(({ store }) => store)).toEqual([FIRST_STORE])
      expect(disk.list).toEqual(again.list())
    }
  })

  it('[WORKSPACE-2] the frozen store of the first format is taken over, wherever the first start is killed', async () => {
    const folder = join(import.meta.dirname, '../fixtures/frozen-1')
    const stored = JSON.parse(readFileSync(join(folder, 'store.json'), 'utf8')) as FrozenStore
    const updates = [...stored.states, ...stored.rows].map(({ document, update }) => ({
      document: document as DocumentId,
      update: new Uint8Array(Buffer.from(update, 'base64')),
    }))
    const expected = JSON.parse(
      readFileSync(join(folder, 'expected.workspace.json'), 'utf8'),
    ) as FrozenWorkspace
    let wasKilled = true
    for (let writes = 0; wasKilled; writes += 1) {
      const disk = newComputerDisk()
      const before = await startOn(disk, 'lin', nobody).openPorts(FIRST_STORE)
      await before.store.append(updates)
      await before.facts.put('identity', { personId: 'lin', device: 'desk' })
      const { beforeWrite, killed } = killedAfter(writes)
      const first = openWorkspaces(startOn(disk, 'lin', nobody, beforeWrite)).then(all => all.start())
      wasKilled = await Promise.race([killed.then(() => true), first.then(() => false)])
      const again = await opened(disk, 'lin', nobody)
      const host = (await again.start()) as Host
      expect([...host.workspace.snapshot().project.keys()]).toEqual(Object.keys(expected.project))
      expect([...host.workspace.snapshot().person.keys()].sort()).toEqual(Object.keys(expected.person).sort())
      expect((await host.openProject('p1')).snapshot().task.size).toBeGreaterThan(0)
    }
  })

  it('[WORKSPACE-3] a list that was lost is made again of the stores that lie there', async () => {
    const { workspaces, host, disk } = await newcomer('Lin')
    await project(host, 'mine')
    await project(await created(workspaces, 'Shop'), 'shop')
    await workspaces.end()
    disk.list = null
    const again = await opened(disk, 'Lin')
    await again.start()
    const [first, other] = again.list().workspaces.map(({ store }) => store)
    expect(names(await again.open(first ?? ''))).toEqual(['mine'])
    expect(names(await again.open(other ?? ''))).toEqual(['shop'])
    await soon(() => again.list().workspaces.map(({ name }) => name)).toEqual(['', 'Shop'])
  })

  it('[WORKSPACE-4] a new one has its own store and oneself in it, with role and settings, and nothing else', async () => {
    const { workspaces, host, disk } = await newcomer('Lin')
    await project(host, 'mine')
    await host.me.run('setPreference', { name: 'language', value: 'en' })
    const made = await created(workspaces, ' Shop ')
    expect([names(made), people(made)]).toEqual([[], ['Lin']])
    expect(made.identity).toEqual(host.identity)
    expect(made.me.snapshot().setting.get('language')?.value).toBe('en')
    expect(workspaceInfoOf(made.workspace.snapshot())).toMatchObject({ name: 'Shop', sharedId: null })
    expect(workspaces.shown()).toBe(made)
    await project(made, 'shop')
    expect(names(host)).toEqual(['mine'])
    await workspaces.end()
    const again = await opened(disk, 'Lin')
    expect(names((await again.start()) as Host)).toEqual(['shop'])
  })

  it('[WORKSPACE-4] a name of nothing, or one that is too long, is refused and leaves nothing', async () => {
    const { workspaces, disk } = await newcomer('Lin')
    for (const name of ['', '  ', 'x'.repeat(101)]) {
      expect(isRefusal(await workspaces.create(name))).toBe(true)
    }
    expect([...disk.stores.keys()]).toEqual([FIRST_STORE])
  })

  it('[WORKSPACE-5] killed anywhere while one is made, the others are whole, and what the list names opens', async () => {
    let wasKilled = true
    for (let writes = 0; wasKilled; writes += 1) {
      const { workspaces, host, disk } = await newcomer('Lin')
      await project(host, 'mine')
      await workspaces.end()
      const { beforeWrite, killed } = killedAfter(writes)
      const run = openWorkspaces(startOn(disk, 'Lin', nobody, beforeWrite)).then(async all => {
        await all.start()
        await created(all, 'Shop')
      })
      wasKilled = await Promise.race([killed.then(() => true), run.then(() => false)])
      const again = await opened(disk, 'Lin', nobody)
      await again.start()
      expect(names(await again.open(FIRST_STORE))).toEqual(['mine'])
      for (const { store, name } of again.list().workspaces.slice(1)) {
        const shop = await again.open(store)
        expect([name, people(shop), workspaceInfoOf(shop.workspace.snapshot()).name]).toEqual([
          'Shop',
          ['Lin'],
          'Shop',
        ])
      }
    }
  })

  it('[WORKSPACE-15] one whose storage fails is told, and another is shown; none at all is no new person', async () => {
    const { workspaces, disk } = await newcomer('Lin')
    await created(workspaces, 'Shop')
    await workspaces.end()
    const broken = new Set([disk.list?.shown])
    const ports = startOn(disk, 'Lin', nobody)
    const openPorts = async (store: string) => {
      if (broken.has(store)) throw new StoreFault('cannotOpen')
      return ports.openPorts(store)
    }
    const again = await openWorkspaces({ ...ports, openPorts })
    onTestFinished(() => again.end())
    expect(people((await again.start()) as Host)).toEqual(['Lin'])
    expect([again.list().shown, again.failed().map(({ name }) => name)]).toEqual([FIRST_STORE, ['Shop']])
    broken.add(FIRST_STORE)
    const none = await openWorkspaces({ ...ports, openPorts })
    await expect(none.start()).rejects.toThrow(StoreFault)
  })

  it('[WORKSPACE-16] a list that can not be written makes nothing; one that lacks a store finds it again', async () => {
    const { workspaces, disk } = await newcomer('Lin')
    await project(await created(workspaces, 'Shop'), 'shop')
    await workspaces.end()
    const [first] = disk.list?.workspaces ?? []
    disk.list = { shown: FIRST_STORE, workspaces: first === undefined ? [] : [first] }
    const again = await opened(disk, 'Lin', nobody)
    await again.start()
    await again.startOthers()
    await soon(() => again.list().workspaces.map(({ name }) => name)).toEqual(['', 'Shop'])
    const ports = startOn(disk, 'Lin', nobody)
    const full = { ...ports.registry, write: () => Promise.reject(new Error('full')) }
    const third = await openWorkspaces({ ...ports, registry: full })
    onTestFinished(() => third.end())
    await third.start()
    const stores = disk.stores.size
    await expect(third.create('More')).rejects.toThrow('full')
    expect([disk.stores.size, third.list().workspaces.length]).toEqual([stores, 2])
  })

  it.each([[{ shown: FIRST_STORE, workspaces: [] }], [null]])(
    '[WORKSPACE-16] a list of none (%j) is no new person where there is a store',
    async list => {
      const disk = await earlierProfile('Lin')
      disk.list = list
      const again = await opened(disk, 'Lin', nobody)
      expect(people((await again.start()) as Host)).toEqual(['Lin'])
    },
  )

  it('[WORKSPACE-17] of two that were asked for, the later one is shown, however long the first takes', async () => {
    const { workspaces, host } = await newcomer('Lin')
    const store = await workspaces.create('Shop')
    const slow = workspaces.show(String(store))
    await workspaces.show(FIRST_STORE)
    await slow
    expect(workspaces.shown()).toBe(host)
  })

  it('[WORKSPACE-21] language and colours go along to the one that is shown next; nothing else does', async () => {
    const { workspaces, host } = await newcomer('Lin')
    const store = String(await workspaces.create('Shop'))
    await host.me.run('setPreference', { name: 'scheme', value: 'dark' })
    await host.me.run('setPreference', { name: 'ganttTitleWidth', value: '300' })
    const shop = await workspaces.show(store)
    const chosen = () => [...shop.me.snapshot().setting.values()].map(({ id, value }) => [id, value])
    expect(chosen()).toEqual([['scheme', 'dark']])
    await shop.me.run('setPreference', { name: 'language', value: 'en' })
    await workspaces.show(FIRST_STORE)
    expect(host.me.snapshot().setting.get('language')?.value).toBe('en')
    expect(host.me.snapshot().setting.get('scheme')?.value).toBe('dark')
  })

  it('[WORKSPACE-18] what is being written in one goes on while another is shown, and can be undone afterwards', async () => {
    const { workspaces, host } = await newcomer('Lin')
    const id = await project(host, 'mine')
    const set = await host.openProject(id)
    await set.run('addTask', { title: 'first' })
    const store = String(await workspaces.create('Shop'))
    const begun = set.run('addTask', { title: 'second' })
    await workspaces.show(store)
    await begun
    await set.run('addTask', { title: 'third' })
    await workspaces.show(FIRST_STORE)
    expect(await host.openProject(id)).toBe(set)
    expect([...set.snapshot().task.values()].map(({ title }) => title).sort()).toEqual([
      'first',
      'second',
      'third',
    ])
    expect(set.undoNames().undo).toBe('addTask')
  })

  it.each([1, 3, 5])(
    '[WORKSPACE-18] an import goes on to its end when another is shown after %d of its parts',
    async parts => {
      const { workspaces, host } = await newcomer('Lin')
      const store = String(await workspaces.create('Shop'))
      const text = JSON.stringify(trelloBoard(450))
      const importing = startImporting(host)
      const bytes = new TextEncoder().encode(text).buffer
      const file = { name: 'board.json', size: text.length, arrayBuffer: async () => bytes }
      await importing.open(file)
      let told = 0
      let shown: Promise<Host> | null = null
      importing.subscribe(() => {
        if (importing.state().at !== 'writing') return
        told += 1
        if (told === parts) shown = workspaces.show(store)
      })
      await importing.confirm({ categories: {}, people: {} })
      expect(shown).not.toBeNull()
      expect(importing.state()).toMatchObject({ at: 'done', report: { counts: { cards: 450 } } })
      expect(workspaces.list().shown).toBe(store)
      expect(names(host)).toHaveLength(1)
    },
  )

  it('[WORKSPACE-6] one that can not be opened leaves the shown one as it is', async () => {
    const { workspaces, host } = await newcomer('Lin')
    await expect(workspaces.show('elsewhere')).rejects.toThrow('elsewhere')
    expect([workspaces.shown(), workspaces.list().shown]).toEqual([host, FIRST_STORE])
  })
})

describe('a project in another workspace', () => {
  it('[COPY-9] comes with whoever it names, and is a project of its own', async () => {
    const { workspaces, host } = await newcomer('Lin')
    await host.workspace.run('addPerson', { personId: 'wei', name: 'Wei', role: 'designer' })
    await host.workspace.run('addPerson', { personId: 'ada', name: 'Ada', role: null })
    const source = await project(host, 'team')
    const plan = await host.openProject(source)
    await plan.run('addTask', { title: 'shoot', personId: 'wei' })
    const [taskId = ''] = plan.snapshot().task.keys()
    const shop = await created(workspaces, 'Shop')
    const choices = { projectId: source, name: 'copy', keyDate: null, keepsPeople: true, keepsProgress: true }
    const made = await duplicateProject(host, choices, shop)
    if (isRefusal(made)) throw new Error(made.refused)
    const copy = await shop.openProject(made.project)
    expect([...copy.snapshot().task.values()].map(({ title, personId }) => [title, personId])).toEqual([
      ['shoot', 'wei'],
    ])
    expect([names(host), names(shop), people(shop)]).toEqual([['team'], ['copy'], ['Lin', 'Wei']])
    await (await host.openProject(source)).run('renameTask', { taskId, title: 'changed' })
    expect([...copy.snapshot().task.values()].map(({ title }) => title)).toEqual(['shoot'])
  })
})
