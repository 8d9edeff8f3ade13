import { afterEach, describe, expect, it, vi } from 'vitest'
import type { StoredUpdate, UpdateStore } from '#shared/ports/updateStore'
import { StoreFault } from '#shared/ports/updateStore'
import { startSaving } from '#shared/host/documents/saving'
import { noteBook } from '#support/hostPorts'
import { platformTimers } from '#support/timers'

interface Asked {
  readonly batch: readonly StoredUpdate[]
  stored(): void
  refused(reason?: 'full' | 'hung'): void
}

/** A store that answers each append when the test says so. */
function handStore() {
  const asked: Asked[] = []
  const append = (batch: readonly StoredUpdate[]): Promise<void> =>
    new Promise((resolve, reject) =>
      asked.push({
        batch: [...batch],
        stored: resolve,
        refused: (reason = 'full') => reject(new StoreFault(reason)),
      }),
    )
  return { asked, store: { append } as unknown as UpdateStore }
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const turn = async (): Promise<void> => {
  for (let n = 0; n < 10; n++) await Promise.resolve()
}
const valuesOf = ({ batch }: Asked): number[] => batch.map(({ update }) => update[0] ?? -1)

describe('handing updates to the store', () => {
  afterEach(() => vi.useRealTimers())

  it('[SAVE-1] what arises in one turn is one batch, in order; what comes later waits for its answer', async () => {
    const { asked, store } = handStore()
    const saving = startSaving({ store, timers: platformTimers, log: noteBook() })
    saving.add('plan.a', bytes(1))
    saving.add('events.a.2026-10', bytes(2))
    await turn()
    saving.add('plan.a', bytes(3))
    await turn()
    expect(asked.map(valuesOf)).toEqual([[1, 2]])
    asked[0]?.stored()
    await turn()
    expect(asked.map(valuesOf)).toEqual([[1, 2], [3]])
  })

  it('[SAVE-2] it says saved only when the last append has been answered', async () => {
    const { asked, store } = handStore()
    const saving = startSaving({ store, timers: platformTimers, log: noteBook() })
    const seen: string[] = []
    saving.subscribe(() => seen.push(saving.state().at))
    expect(saving.state()).toEqual({ at: 'saved' })
    saving.add('plan.a', bytes(1))
    await turn()
    saving.add('plan.a', bytes(2))
    expect(saving.state()).toEqual({ at: 'saving', updates: 2 })
    asked[0]?.stored()
    await turn()
    expect(saving.state().at).toBe('saving')
    asked[1]?.stored()
    await saving.settled()
    expect(saving.state()).toEqual({ at: 'saved' })
    expect(seen).toEqual(['saving', 'saving', 'saved'])
  })

  it('[SAVE-3] a refused batch stays first in line, is tried again, and nothing overtakes it', async () => {
    vi.useFakeTimers()
    const { asked, store } = handStore()
    const log = noteBook()
    const saving = startSaving({ store, timers: platformTimers, log: log })
    saving.add('plan.a', bytes(1))
    await turn()
    saving.add('plan.a', bytes(2))
    asked[0]?.refused('full')
    await turn()
    expect(saving.state()).toEqual({ at: 'failed', reason: 'full', updates: 2 })
    saving.add('plan.a', bytes(3))
    expect(saving.state()).toEqual({ at: 'failed', reason: 'full', updates: 3 })
    await turn()
    expect(asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(valuesOf(asked[1] as Asked)).toEqual([1, 2, 3])
    expect(saving.state().at).toBe('failed')
    asked[1]?.stored()
    await turn()
    expect(saving.state()).toEqual({ at: 'saved' })
    expect(log.faults).toEqual(['save.failed'])
  })

  it('[SAVE-3] however often somebody waits while it fails, one attempt is made at a time', async () => {
    vi.useFakeTimers()
    const { asked, store } = handStore()
    const saving = startSaving({ store, timers: platformTimers, log: noteBook() })
    saving.add('plan.a', bytes(1))
    for (let n = 0; n < 3; n++) {
      const waited = saving.settled().catch((fault: unknown) => fault)
      await turn()
      asked.at(-1)?.refused('hung')
      expect(await waited).toMatchObject({ reason: 'hung' })
    }
    expect(asked).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(asked).toHaveLength(4)
    asked.at(-1)?.refused('hung')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(asked).toHaveLength(5)
  })

  it('[SAVE-4] settled rejects when the store refuses and resolves when everything is durable', async () => {
    const { asked, store } = handStore()
    const saving = startSaving({ store, timers: platformTimers, log: noteBook() })
    await saving.settled()
    saving.add('plan.a', bytes(1))
    const failing = saving.settled().catch((fault: unknown) => fault)
    await turn()
    asked[0]?.refused()
    expect(await failing).toMatchObject({ name: 'StoreFault', reason: 'full' })
    const settled = saving.settled()
    await turn()
    asked[1]?.stored()
    await settled
    expect(saving.state().at).toBe('saved')
  })

  it('[SAVE-5] it knows what of a document is not durable yet', async () => {
    const { asked, store } = handStore()
    const saving = startSaving({ store, timers: platformTimers, log: noteBook() })
    saving.add('plan.a', bytes(1))
    saving.add('plan.b', bytes(2))
    await turn()
    saving.add('plan.a', bytes(3))
    expect(saving.unsaved('plan.a')).toEqual([bytes(1), bytes(3)])
    asked[0]?.stored()
    await turn()
    expect(saving.unsaved('plan.a')).toEqual([bytes(3)])
    expect(saving.unsaved('plan.b')).toEqual([])
  })

  it('[SAVE-6] a listener that breaks neither stops the saving nor makes it look failed', async () => {
    const { asked, store } = handStore()
    const log = noteBook()
    const saving = startSaving({ store, timers: platformTimers, log: log })
    saving.subscribe(() => {
      throw new Error('a view broke')
    })
    saving.add('plan.a', bytes(1))
    await turn()
    asked[0]?.stored()
    await saving.settled()
    expect(saving.state()).toEqual({ at: 'saved' })
    expect(new Set(log.faults)).toEqual(new Set(['listener.failed']))
  })
})
