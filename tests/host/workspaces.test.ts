import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { present } from '#shared/commands/find'
import { isRefusal } from '#shared/domain/refusal'
import { FIRST_STORE } from '#shared/domain/workspaceList'
import type { Host } from '#shared/host/host'
import { connectRelay, introduce } from '#shared/host/identity'
import { createProject } from '#shared/host/projects/createProject'
import { duplicateProject } from '#shared/host/projects/duplicateProject'
import { connectWorkspace } from '#shared/host/workspaces/connectWorkspace'
import { findWorkspace } from '#shared/host/workspaces/foundWorkspace'
import { openWorkspaces, type Workspaces } from '#shared/host/workspaces/workspaces'
import { workspaceInfoOf } from '#shared/model/workspaceInfo'
import type { Transport } from '#shared/ports/transport'
import { manualClock } from '#support/hostPorts'
import { type ComputerDisk, killedAfter, newComputerDisk, startOn } from '#support/workspaces'
import { websocketTransport } from '../../src-renderer/adapters/websocketTransport'
import { openRelay, soon } from '../relay/relayUnderTest'

beforeEach(() => void vi.stubGlobal('WebSocket', WebSocket))

const nobody = (address: string): Transport => {
  throw new Error(`nobody listens at ${address}`)
}
const network = (address: string): Transport => websocketTransport(address, manualClock())

async function opened(disk: ComputerDisk, name: string, transportTo = network): Promise<Workspaces> {
  const workspaces = await openWorkspaces(startOn(disk, name, transportTo))
  onTestFinished(() => workspaces.end())
  return workspaces
}

/** A computer whose person has said their name. */
async function newcomer(name: string, disk = newComputerDisk(), transportTo = network) {
  const workspaces = await opened(disk, name, transportTo)
  expect(await workspaces.start()).toBeNull()
  const host = await introduce(await workspaces.portsOfFirst(), name)
  if (isRefusal(host)) throw new Error(host.refused)
  await workspaces.begin(host)
  return { workspaces, host, disk }
}

async function project(host: Host, name: string): Promise<string> {
  const draft = { template: null, keyDate: '', keyDates: {}, name, usualName: 'Empty' }
  const made = await createProject(host, draft)
  if (isRefusal(made)) throw new Error(made.refused)
  return made.project
}

const names = (host: Host): unknown[] =>
  present(host.workspace.snapshot().project)
    .map(({ name }) => name)
    .sort()
const people = (host: Host): string[] =>
  present(host.workspace.snapshot().person)
    .map(({ name }) => name)
    .sort()
const sharedIdOf = (host: Host): string | null => workspaceInfoOf(host.workspace.snapshot()).sharedId

/** What an app left that knew nothing of workspaces: the first store, and no list. */
async function earlierProfile(name: string, address: string | null = null): Promise<ComputerDisk> {
  const disk = newComputerDisk()
  const { workspaces, host } = await newcomer(name, disk)
  await project(host, `${name}'s`)
  if (address !== null) await host.ports.facts.put('relay.address', address)
  await workspaces.end()
  disk.list = null
  return disk
}

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

  it('[WORKSPACE-3] a list that was lost is made again of the stores that lie there', async () => {
    const { workspaces, host, disk } = await newcomer('Lin')
    await project(host, 'mine')
    const second = await workspaces.create('Shop')
    await project(second as Host, 'shop')
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
    const made = (await workspaces.create(' Shop ')) as Host
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
        await all.create('Shop')
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

  it('[WORKSPACE-6] one that can not be opened leaves the shown one as it is', async () => {
    const { workspaces, host } = await newcomer('Lin')
    await expect(workspaces.show('elsewhere')).rejects.toThrow('elsewhere')
    expect([workspaces.shown(), workspaces.list().shown]).toEqual([host, FIRST_STORE])
  })
})

describe('workspaces and relays', () => {
  it('[WORKSPACE-7] who shares first gives it the id; who joins by the address has the same one', async () => {
    const { url } = await openRelay()
    const lin = await newcomer('Lin')
    await project(lin.host, 'team')
    expect(await connectWorkspace(lin.workspaces, lin.host, url)).toEqual({ at: 'connected' })
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    // Somebody who holds nothing of their own becomes part of it where they are.
    const wei = await newcomer('Wei')
    await soon(async () => await findWorkspace(wei.host.ports, url)).toMatchObject({
      sharedId: sharedIdOf(lin.host),
    })
    expect(await connectWorkspace(wei.workspaces, wei.host, url)).toEqual({ at: 'connected' })
    await soon(() => names(wei.host)).toEqual(['team'])
    await soon(() => people(lin.host)).toEqual(['Lin', 'Wei'])
    await soon(() => wei.workspaces.list().workspaces[0]?.id).toBe(lin.workspaces.list().workspaces[0]?.id)
  })

  it.each([
    ['together', ['a', 'b', 'c']],
    ['the last first', ['c', 'a', 'b']],
    ['all at once', ['a b c']],
  ])(
    '[WORKSPACE-8] all that shared a relay before there were ids end in one workspace: %s',
    async (_name, order) => {
      const { url } = await openRelay()
      const disks = new Map<string, ComputerDisk>()
      for (const name of ['a', 'b', 'c']) disks.set(name, await earlierProfile(name, url))
      const hosts: Host[] = []
      const all: Workspaces[] = []
      for (const group of order) {
        const starts = group.split(' ').map(async name => {
          const workspaces = await opened(disks.get(name) ?? newComputerDisk(), name)
          all.push(workspaces)
          hosts.push((await workspaces.start()) as Host)
        })
        await Promise.all(starts)
      }
      for (const host of hosts) await soon(() => names(host)).toEqual(["a's", "b's", "c's"])
      await soon(() => new Set(hosts.map(sharedIdOf)).size).toBe(1)
      await soon(() => sharedIdOf(hosts[0] as Host)).not.toBeNull()
      const id = () => new Set(all.map(one => one.list().workspaces[0]?.id))
      await soon(() => [...id()]).toEqual([sharedIdOf(hosts[0] as Host)])
    },
  )

  it('[WORKSPACE-9] two workspaces that are shared never become one; a name behind the address gives the second its own rooms', async () => {
    const { url } = await openRelay()
    const [lin, wei] = [await newcomer('Lin'), await newcomer('Wei')]
    await project(lin.host, 'one')
    await project(wei.host, 'two')
    await connectWorkspace(lin.workspaces, lin.host, url)
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    expect(await connectWorkspace(wei.workspaces, wei.host, url)).toMatchObject({ at: 'ask' })
    expect(await connectWorkspace(wei.workspaces, wei.host, `${url}/shop2`)).toEqual({ at: 'connected' })
    await soon(() => sharedIdOf(wei.host)).not.toBeNull()
    const found = await connectWorkspace(wei.workspaces, wei.host, url)
    expect(found).toMatchObject({ at: 'other', found: { counts: { people: 1, projects: 1 } } })
    expect([names(lin.host), names(wei.host)]).toEqual([['one'], ['two']])
    const ada = await newcomer('Ada')
    await connectWorkspace(ada.workspaces, ada.host, `${url}/shop2`)
    await soon(() => names(ada.host)).toEqual(['two'])
  })

  it('[WORKSPACE-10] a team’s workspace is joined beside one’s own, once, and shares nothing with it', async () => {
    const { url } = await openRelay()
    const [lin, wei] = [await newcomer('Lin'), await newcomer('Wei')]
    await project(lin.host, 'team')
    await project(wei.host, 'private')
    await lin.host.workspace.run('renameWorkspace', { name: 'Flagship' })
    await connectWorkspace(lin.workspaces, lin.host, url)
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    const found = await findWorkspace(wei.host.ports, url)
    if ('at' in found) throw new Error(found.at)
    const joined = await wei.workspaces.join(url, found)
    await soon(() => names(joined)).toEqual(['team'])
    await soon(() => people(lin.host)).toEqual(['Lin', 'Wei'])
    expect([names(wei.host), names(lin.host)]).toEqual([['private'], ['team']])
    expect(wei.workspaces.list().workspaces.map(({ name }) => name)).toEqual(['', 'Flagship'])
    expect(await wei.workspaces.join(url, found)).toBe(joined)
    await wei.workspaces.show(FIRST_STORE)
    // By another way to the same relay: known by its id.
    const byName = url.replace('127.0.0.1', 'localhost')
    expect(await wei.workspaces.join(byName, found)).toBe(joined)
    expect(wei.workspaces.list().workspaces).toHaveLength(2)
    expect(await connectWorkspace(wei.workspaces, wei.host, url)).toMatchObject({ at: 'other' })
  })

  it('[WORKSPACE-11] one that is not shown goes on: what is changed there comes and goes', async () => {
    const { url } = await openRelay()
    const [lin, wei] = [await newcomer('Lin'), await newcomer('Wei')]
    await project(lin.host, 'team')
    await connectWorkspace(lin.workspaces, lin.host, url)
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    const joined = await wei.workspaces.join(url, { sharedId: sharedIdOf(lin.host), name: '' })
    await wei.workspaces.show(FIRST_STORE)
    await project(lin.host, 'more')
    await soon(() => names(joined)).toEqual(['more', 'team'])
    await wei.workspaces.end()
    await project(lin.host, 'later')
    const again = await opened(wei.disk, 'Wei')
    await again.start()
    await again.startOthers()
    const store = again.list().workspaces[1]?.store ?? ''
    await soon(async () => names(await again.open(store))).toEqual(['later', 'more', 'team'])
  })

  it('[WORKSPACE-12] one’s own workspace goes into another only when that is said', async () => {
    const { url } = await openRelay()
    const [lin, wei] = [await newcomer('Lin'), await newcomer('Wei')]
    await project(lin.host, 'one')
    await project(wei.host, 'two')
    await connectWorkspace(lin.workspaces, lin.host, url)
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    await connectWorkspace(wei.workspaces, wei.host, url)
    expect(wei.host.relay.transport()).toBeNull()
    await connectRelay(wei.host, url)
    for (const { host } of [lin, wei]) await soon(() => names(host)).toEqual(['one', 'two'])
    await soon(() => sharedIdOf(wei.host)).toBe(sharedIdOf(lin.host))
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
    const shop = (await workspaces.create('Shop')) as Host
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
