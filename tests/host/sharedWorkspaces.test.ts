import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { isRefusal } from '#shared/domain/refusal'
import { FIRST_STORE } from '#shared/domain/workspaceList'
import type { Host } from '#shared/host/host'
import { connectRelay } from '#shared/host/identity'
import { openProjectFile, projectFileOf } from '#shared/host/projects/projectFile'
import { connectWorkspace, uniteWorkspace } from '#shared/host/workspaces/connectWorkspace'
import { findWorkspace } from '#shared/host/workspaces/foundWorkspace'
import { openWorkspaces, type Workspaces } from '#shared/host/workspaces/workspaces'
import { workspaceInfoOf } from '#shared/model/workspaceInfo'
import { type ComputerDisk, newComputerDisk, startOn } from '#support/computerDisk'
import { movedTimers } from '#support/timers'
import { openRelay, soon } from '../relay/relayUnderTest'
import {
  opened,
  newcomer,
  project,
  created,
  joined,
  names,
  people,
  sharedIdOf,
  earlierProfile,
  network,
} from '#support/workspaces'

beforeEach(() => void vi.stubGlobal('WebSocket', WebSocket))

/** A newcomer with one project who has shared their workspace at this address. */
async function sharer(name: string, projectName: string, url: string) {
  const one = await newcomer(name)
  await project(one.host, projectName)
  await connectWorkspace(one.workspaces, one.host, url)
  await soon(() => sharedIdOf(one.host)).not.toBeNull()
  return one
}

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
    const [lin, wei] = [await sharer('Lin', 'one', url), await newcomer('Wei')]
    await project(wei.host, 'two')
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
    const team = await joined(wei.workspaces, url)
    await soon(() => names(team)).toEqual(['team'])
    await soon(() => people(lin.host)).toEqual(['Lin', 'Wei'])
    expect([names(wei.host), names(lin.host)]).toEqual([['private'], ['team']])
    expect(wei.workspaces.list().workspaces.map(({ name }) => name)).toEqual(['', 'Flagship'])
    expect(await joined(wei.workspaces, url)).toBe(team)
    await wei.workspaces.show(FIRST_STORE)
    // By another way to the same relay: known by its id.
    const byName = url.replace('127.0.0.1', 'localhost')
    expect(await joined(wei.workspaces, byName)).toBe(team)
    expect(wei.workspaces.list().workspaces).toHaveLength(2)
    expect(await connectWorkspace(wei.workspaces, wei.host, url)).toMatchObject({ at: 'here' })
  })

  it('[WORKSPACE-11] one that is not shown goes on: what is changed there comes and goes', async () => {
    const { url } = await openRelay()
    const [lin, wei] = [await sharer('Lin', 'team', url), await newcomer('Wei')]
    const team = await joined(wei.workspaces, url)
    await wei.workspaces.show(FIRST_STORE)
    await project(lin.host, 'more')
    await soon(() => names(team)).toEqual(['more', 'team'])
    await wei.workspaces.end()
    await project(lin.host, 'later')
    const again = await opened(wei.disk, 'Wei')
    await again.start()
    await again.startOthers()
    const store = again.list().workspaces[1]?.store ?? ''
    await soon(async () => names(await again.open(store))).toEqual(['later', 'more', 'team'])
  })

  it('[WORKSPACE-3] [WORKSPACE-11] a team’s workspace is in step again after the list was lost, without being opened', async () => {
    const { url } = await openRelay()
    const [lin, wei] = [await newcomer('Lin'), await newcomer('Wei')]
    await lin.host.workspace.run('renameWorkspace', { name: 'Flagship' })
    await project(lin.host, 'team')
    await connectWorkspace(lin.workspaces, lin.host, url)
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    await joined(wei.workspaces, url)
    await wei.workspaces.show(FIRST_STORE)
    await wei.workspaces.end()
    wei.disk.list = null
    await project(lin.host, 'later')
    const again = await opened(wei.disk, 'Wei')
    await again.start()
    expect(again.list().workspaces.map(({ address }) => address)).toEqual([null, url])
    await again.startOthers()
    await soon(() => again.list().workspaces.map(({ name }) => name)).toEqual(['', 'Flagship'])
    const store = again.list().workspaces[1]?.store ?? ''
    await soon(async () => names(await again.open(store))).toEqual(['later', 'team'])
  })

  it('[WORKSPACE-19] a relay that has moved is reached by joining at its new address', async () => {
    const [old, moved] = [await openRelay(), await openRelay()]
    const [lin, wei] = [await newcomer('Lin'), await newcomer('Wei')]
    await project(lin.host, 'team')
    await connectWorkspace(lin.workspaces, lin.host, old.url)
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    const team = await joined(wei.workspaces, old.url)
    await old.relay.stop()
    await connectRelay(lin.host, moved.url)
    await soon(() => lin.host.relay.state().at).toBe('inStep')
    expect(await joined(wei.workspaces, moved.url)).toBe(team)
    await project(lin.host, 'later')
    await soon(() => names(team)).toEqual(['later', 'team'])
    expect(wei.workspaces.list().workspaces.map(({ address }) => address)).toEqual([null, moved.url])
  })

  it('[WORKSPACE-12] a project of a file in both is no reason to share the others', async () => {
    const { url } = await openRelay()
    const [lin, wei] = [await newcomer('Lin'), await newcomer('Wei')]
    const file = await projectFileOf(lin.host, await project(lin.host, 'team'))
    if (isRefusal(file)) throw new Error(file.refused)
    await connectWorkspace(lin.workspaces, lin.host, url)
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    await project(wei.host, 'private')
    const bytes = file.bytes.slice().buffer as ArrayBuffer
    await openProjectFile(wei.host, { size: bytes.byteLength, arrayBuffer: async () => bytes })
    expect(names(wei.host)).toEqual(['private', 'team'])
    expect(await connectWorkspace(wei.workspaces, wei.host, url)).toMatchObject({ at: 'ask' })
    expect(names(lin.host)).toEqual(['team'])
  })

  it('[WORKSPACE-12] a merge keeps the name of the one that was there', async () => {
    for (let at = 0; at < 6; at += 1) {
      const { url } = await openRelay()
      const [lin, wei] = [await newcomer('Lin'), await newcomer('Wei')]
      await lin.host.workspace.run('renameWorkspace', { name: 'Flagship' })
      await connectWorkspace(lin.workspaces, lin.host, url)
      await soon(() => sharedIdOf(lin.host)).not.toBeNull()
      const shop = await created(wei.workspaces, 'Private')
      const asked = await connectWorkspace(wei.workspaces, shop, url)
      if (asked.at !== 'ask') throw new Error(asked.at)
      await uniteWorkspace(shop, url, asked.found)
      await soon(() => people(lin.host)).toEqual(['Lin', 'Wei'])
      await soon(() => sharedIdOf(shop)).toBe(sharedIdOf(lin.host))
      for (const host of [lin.host, shop])
        expect(workspaceInfoOf(host.workspace.snapshot()).name).toBe('Flagship')
    }
  })

  it('[WORKSPACE-20] a relay of another team in the place of one’s own gets nothing, and its own one is found again', async () => {
    const first = await openRelay()
    const lin = await newcomer('Lin')
    await project(lin.host, 'one')
    await connectWorkspace(lin.workspaces, lin.host, first.url)
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    const id = sharedIdOf(lin.host)
    await lin.workspaces.end()
    const other = await openRelay()
    const wei = await newcomer('Wei')
    await project(wei.host, 'two')
    await connectWorkspace(wei.workspaces, wei.host, other.url)
    await soon(() => sharedIdOf(wei.host)).not.toBeNull()
    // The same address leads there now, as after a new lease or with a folder that was replaced.
    let there = other.url
    const moved = await openWorkspaces(startOn(lin.disk, 'Lin', () => network(there)))
    onTestFinished(() => moved.end())
    const host = (await moved.start()) as Host
    await soon(() => host.relay.state()).toMatchObject({ at: 'offline', reason: 'otherWorkspace' })
    await project(host, 'later')
    expect([names(wei.host), names(host), sharedIdOf(host)]).toEqual([['two'], ['later', 'one'], id])
    there = first.url
    await moved.end()
    const again = await opened(lin.disk, 'Lin')
    const back = (await again.start()) as Host
    await soon(() => back.relay.state().at).toBe('inStep')
    expect(names(back)).toEqual(['later', 'one'])
  })

  it('[WORKSPACE-20] a relay that is not there at the start is connected when it comes back', async () => {
    const { url, relay } = await openRelay()
    const lin = await newcomer('Lin')
    await connectWorkspace(lin.workspaces, lin.host, url)
    await soon(() => sharedIdOf(lin.host)).not.toBeNull()
    await lin.workspaces.end()
    await relay.stop()
    const timers = movedTimers()
    const ports = startOn(lin.disk, 'Lin', network)
    const openPorts = async (store: string) => ({ ...(await ports.openPorts(store)), timers })
    const workspaces = await openWorkspaces({ ...ports, openPorts })
    onTestFinished(() => workspaces.end())
    const host = (await workspaces.start()) as Host
    await soon(() => host.relay.state()).toMatchObject({ at: 'offline', reason: 'unreachable' })
    await openRelay({ port: Number(new URL(url).port) })
    timers.move(5_000)
    await soon(() => host.relay.state().at).toBe('inStep')
  })

  it('[WORKSPACE-12] one’s own workspace goes into another only when that is said', async () => {
    const { url } = await openRelay()
    const [lin, wei] = [await sharer('Lin', 'one', url), await newcomer('Wei')]
    await project(wei.host, 'two')
    const asked = await connectWorkspace(wei.workspaces, wei.host, url)
    if (asked.at !== 'ask') throw new Error(asked.at)
    expect(wei.host.relay.transport()).toBeNull()
    await uniteWorkspace(wei.host, url, asked.found)
    for (const { host } of [lin, wei]) await soon(() => names(host)).toEqual(['one', 'two'])
    await soon(() => sharedIdOf(wei.host)).toBe(sharedIdOf(lin.host))
  })
})
