import { describe, expect, it } from 'vitest'
import type { Event, FieldChange } from '#shared/model/event'
import { lossWriters } from '#shared/projections/review/lossWriters'
import type { ReviewEntry } from '#shared/projections/review/reviewEntries'

const ENTRY: ReviewEntry = {
  lossId: '1:1',
  writes: ['1:1'],
  kind: 'task',
  recordId: 't1',
  field: 'title',
  lost: 'lost',
  now: 'now',
  taskId: 't1',
  at: 9,
}

const event = (id: string, at: number, about: Partial<Event>): Event => ({
  id,
  personId: `by-${id}`,
  device: 'd',
  at,
  command: 'renameTask',
  made: [],
  changes: [],
  reverts: null,
  group: null,
  ...about,
})

const titled = (from: unknown, to: unknown, after: string | null = null): Pick<Event, 'changes'> => ({
  changes: [{ kind: 'task', id: 't1', field: 'title', from, to, after } satisfies FieldChange],
})

const made = event('made', 1, { made: [{ kind: 'task', ids: ['t1', 't2'] }] })
const writersOf = (...events: readonly Event[]) => lossWriters([ENTRY], events)(ENTRY)

describe('who wrote what lost and what stands', () => {
  it('[REV-13] the log says it, with the value that both began with', () => {
    expect(
      writersOf(made, event('a', 2, titled('zero', 'lost')), event('b', 3, titled('zero', 'now'))),
    ).toEqual({
      lost: { personId: 'by-a', at: 2 },
      now: { personId: 'by-b', at: 3 },
      before: 'zero',
      settled: null,
    })
  })

  it('[REV-13] an older write of the same value, which somebody followed knowingly, is not the one', () => {
    const { lost } = writersOf(
      event('old', 2, titled('zero', 'lost')),
      event('next', 3, titled('lost', 'zero', 'old')),
      event('a', 4, titled('zero', 'lost', 'next')),
      event('b', 5, titled('zero', 'now', 'next')),
      event('other', 6, { ...titled('x', 'lost'), changes: [] }),
    )
    expect(lost).toEqual({ personId: 'by-a', at: 4 })
  })

  it('[REV-13] what was never changed is its maker’s; of two makers neither is named', () => {
    expect(writersOf(made, event('a', 2, titled('now', 'lost')))).toMatchObject({
      lost: { personId: 'by-a' },
      now: { personId: 'by-made' },
    })
    const again = event('again', 2, { made: [{ kind: 'task', ids: ['t1'] }] })
    expect(writersOf(made, again)).toMatchObject({ lost: null, now: null, before: undefined })
  })

  it('[REV-13] without the events nobody is named', () => {
    expect(writersOf()).toEqual({ lost: null, now: null, before: undefined, settled: null })
  })

  it('[REV-13] who settled it is known as well; taken back by an undo, nobody did', () => {
    const settling = (id: string, at: number, to: string | null): Event =>
      event(id, at, {
        changes: [{ kind: 'lostWrite', id: '1:1', field: 'settled', from: null, to, after: null }],
      })
    expect(writersOf(settling('c', 7, 'kept')).settled).toEqual({ personId: 'by-c', at: 7 })
    expect(writersOf(settling('c', 7, 'kept'), settling('u', 8, null)).settled).toBeNull()
  })
})
