import { beforeEach, describe, expect, it, vi } from 'vitest'
import { noteBook } from '#support/hostPorts'
import { StoreFault, type StoreFaultReason } from '#shared/ports/updateStore'

const opening = vi.hoisted(() => ({ reason: 'failed' as string, asked: [] as string[] }))

vi.mock('../../src-renderer/adapters/dexieWorkingCopy', () => ({
  openDexieWorkingCopy: () => Promise.reject(new StoreFault(opening.reason as StoreFaultReason)),
}))

beforeEach(() => {
  opening.asked = []
  vi.stubGlobal('window', {
    warroom: {
      storage: async (channel: string) => {
        opening.asked.push(channel)
        return channel === 'discardBrowserStorage' ? undefined : { at: 'failed', reason: 'failed' }
      },
    },
  })
  return () => vi.unstubAllGlobals()
})

describe('a browser storage that does not open', () => {
  it.each([
    ['cannotOpen', true],
    ['hung', false],
    ['full', false],
  ])(
    '[COPIES-29] is thrown away when it is damaged, not when it is slow or the disk is full: %s',
    async (reason, isDiscarded) => {
      opening.reason = reason
      const { openStorage } = await import('../../src-renderer/adapters/openStorage')
      const { health } = await openStorage('default', noteBook())
      expect(health.state().workingCopy).toBe('lost')
      expect(opening.asked.includes('discardBrowserStorage')).toBe(isDiscarded)
    },
  )
})
