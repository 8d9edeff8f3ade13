import { afterEach, describe, expect, it, vi } from 'vitest'
import { asked } from '../../src-renderer/adapters/askStorage'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A main process that answers after a minute. */
function slowMain(value: unknown): void {
  vi.useFakeTimers()
  const storage = () => new Promise(resolve => setTimeout(() => resolve({ at: 'done', value }), 60_000))
  vi.stubGlobal('window', { warroom: { storage } })
}

describe('what the window asks of the storage', () => {
  it('[COPIES-28] a question of the save path that gets no answer is told as hung', async () => {
    slowMain({})
    const answer = asked('appendToJournal', { store: 's', batches: [] }).catch((fault: unknown) => fault)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await answer).toMatchObject({ reason: 'hung' })
  })

  it('[COPIES-28] a dialog, a long log and a restore point take as long as they take', async () => {
    slowMain(null)
    const answers = Promise.all([
      asked('findBackups', undefined),
      asked('chooseSecondFolder', undefined),
      asked('makeRestorePoint', { store: 's', reason: 'byHand' }),
      asked('readJournal', { store: 's', set: 'workspace', from: 'journal' }),
    ]).catch((fault: unknown) => fault)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await answers).toEqual([null, null, null, null])
  })
})
