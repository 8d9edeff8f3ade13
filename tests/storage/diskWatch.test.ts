import { expect, it } from 'vitest'
import { startHost } from '#shared/host/host'
import { watchDisk } from '#shared/host/storage/diskWatch'
import { startStorageHealth } from '#shared/host/storage/storageHealth'
import { memoryPorts, noteBook } from '#support/hostPorts'
import { movedTimers } from '#support/timers'

const MEGABYTE = 1024 * 1024

it('[COPIES-17] little free space is told in advance, and the least is kept for what is being written', async () => {
  const timers = movedTimers()
  const log = noteBook()
  const health = startStorageHealth(log)
  let free = 900 * MEGABYTE
  const stop = watchDisk({
    diskState: async () => ({ freeBytes: free, restorePoints: null }),
    timers,
    health,
    log,
  })
  const seen: string[] = []
  for (const megabytes of [900, 499, 99, 101, 600]) {
    free = megabytes * MEGABYTE
    timers.move(30_000)
    await Promise.resolve()
    await Promise.resolve()
    seen.push(health.state().disk)
  }
  expect(seen).toEqual(['good', 'low', 'full', 'low', 'good'])
  stop()
})

it('[COPIES-17] on a full disk a command is refused with its reason, and undo with it; afterwards both work', async () => {
  const ports = memoryPorts()
  const host = await startHost(ports, { personId: 'lin', device: 'desk' }, { syncsClosedProjects: false })
  const set = await host.openProject('p1')
  const add = (title: string) => set.run('addTask', { title })
  expect(await add('第一件')).toMatchObject({ done: true })
  ports.health.change({ disk: 'full' })
  expect(await add('第二件')).toEqual({ refused: 'diskFull' })
  expect(await set.undo()).toEqual({ refused: 'diskFull' })
  expect(set.snapshot().task.size).toBe(1)
  ports.health.change({ disk: 'low' })
  expect(await set.undo()).toMatchObject({ done: true })
  await host.end()
})
