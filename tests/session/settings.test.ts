import { expect, it, onTestFinished } from 'vitest'
import { startHost } from '#shared/host/host'
import { memoryPorts } from '#support/hostPorts'
import { createMemoryDisk } from '#support/memoryUpdateStore'
import { startSettings } from '../../src-renderer/session/settings'

async function opened(disk = createMemoryDisk()) {
  const ports = memoryPorts(disk)
  const host = await startHost(ports, { personId: 'lin', device: 'desk' })
  onTestFinished(() => host.end())
  return { host, ports, settings: startSettings(host.me, ports.log) }
}

it('[ME-1] a second choice that is made before the first is written builds on it', async () => {
  const { host, settings } = await opened()
  const seen: unknown[] = []
  settings.subscribe(() => seen.push(settings.valueOf('printChart')))
  for (const part of ['A0', 'portrait', 'fit']) {
    settings.choose('printChart', [settings.valueOf('printChart') ?? [], part].flat().join(' '))
  }
  expect(settings.valueOf('printChart')).toBe('A0 portrait fit')
  await host.flush()
  expect(host.me.snapshot().setting.get('printChart')?.value).toBe('A0 portrait fit')
  expect(settings.valueOf('printChart')).toBe('A0 portrait fit')
  // It was never shown as it was before.
  expect(seen.slice(-1)).toEqual(['A0 portrait fit'])
  expect(seen).not.toContain(undefined)
})

it('[ME-1] null is a choice; what another computer chose is followed', async () => {
  const { host, settings } = await opened()
  settings.choose('columns', 'a')
  await host.flush()
  settings.choose('columns', null)
  expect(settings.valueOf('columns')).toBeNull()
  await host.flush()
  await host.me.run('setPreference', { name: 'columns', value: 'b' })
  expect(settings.valueOf('columns')).toBe('b')
})

it('[ME-1] a choice that can not be written goes back to what is, and the log says so', async () => {
  const { host, ports, settings } = await opened()
  await host.me.close()
  settings.choose('scheme', 'dark')
  await expect.poll(() => ports.log.faults).toContain('setting.failed')
  expect(settings.valueOf('scheme')).toBeUndefined()
})
