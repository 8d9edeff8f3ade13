import { EventEmitter } from 'node:events'
import { afterEach, expect, it, vi } from 'vitest'
import type { App } from 'electron'
import { noteBook } from '#support/hostPorts'
import { keepRestorePoints } from '../../src-main/storage/keepRestorePoints'
import type { LocalStorage } from '../../src-main/storage/localStorage'

afterEach(() => vi.useRealTimers())

it('[COPIES-30] a disk that has stopped answering does not hold up a quit for ever', async () => {
  vi.useFakeTimers()
  const quit = vi.fn<() => void>()
  const app = Object.assign(new EventEmitter(), { quit })
  const storage = { makeRestorePoints: () => new Promise(() => undefined), close: async () => undefined }
  const log = { ...noteBook(), close: async () => undefined }
  keepRestorePoints(app as unknown as App, storage as unknown as LocalStorage, log as never)
  const first = { preventDefault: vi.fn<() => void>() }
  app.emit('will-quit', first)
  expect(first.preventDefault).toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(quit).toHaveBeenCalledTimes(1)
  const second = { preventDefault: vi.fn<() => void>() }
  app.emit('will-quit', second)
  expect(second.preventDefault).not.toHaveBeenCalled()
})
