import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { StoreFault } from '#shared/ports/updateStore'
import { faultOf, guarded } from '../../src-renderer/adapters/storeFaults'

const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name })
const wrapped = (inner: Error): Error => Object.assign(new Dexie.AbortError('aborted'), { inner })

describe('what went wrong with the storage', () => {
  afterEach(() => vi.useRealTimers())

  it.each([
    ['full', new DOMException('no room', 'QuotaExceededError')],
    ['full', wrapped(named('QuotaExceededError'))],
    ['full', wrapped(wrapped(named('UnknownError', 'IO error: FILE_ERROR_NO_SPACE')))],
    ['full', named('UnknownError', 'ENOSPC: no space left on device')],
    ['closed', new Dexie.DatabaseClosedError()],
    ['failed', named('UnknownError', 'Seek failure, unable to continue')],
    ['failed', 'thrown text'],
  ])('[STORE-18] %s: %s', (reason, fault) => {
    const found = faultOf(fault, 'failed')
    expect(found).toBeInstanceOf(StoreFault)
    expect(found).toMatchObject({ reason, cause: fault })
  })

  it('[STORE-18] a fault that was told once stays what it is', () => {
    const fault = new StoreFault('hung')
    expect(faultOf(fault, 'failed')).toBe(fault)
  })

  it('[STORE-19] work that never answers is given up as hung, and its timer is gone when it answers', async () => {
    vi.useFakeTimers()
    const fault = guarded(new Promise(() => undefined), 'failed').catch((reason: unknown) => reason)
    await vi.advanceTimersByTimeAsync(8_000)
    expect(await fault).toMatchObject({ name: 'StoreFault', reason: 'hung' })
    expect(await guarded(Promise.resolve(7), 'failed')).toBe(7)
    await expect(guarded(Promise.reject(named('x')), 'cannotOpen')).rejects.toMatchObject({
      reason: 'cannotOpen',
    })
    expect(vi.getTimerCount()).toBe(0)
  })
})
