import { expect, it } from 'vitest'
import type { Holiday, RhythmPhase, StripMark } from '#shared/projections/wall/rhythm'
import { markNames, stretchNames, widthOf } from '../../src-renderer/views/shell/stripNames'

const WIDTH = 1_000

function mark(id: string, at: number): StripMark {
  return { id, name: id, day: '2026-10-24', time: null, at }
}

function phase(id: string, from: number): RhythmPhase {
  return {
    id,
    name: id,
    colour: 'azurite',
    start: '2026-10-01',
    finish: '2026-10-02',
    from,
    length: 0.1,
    done: 0,
    total: 1,
  }
}

function holiday(start: Holiday['start'], from: number): Holiday {
  return { name: 'holiday', start, finish: start, from, length: 0.02 }
}

const namesOf = ({ id }: { id: string }): string[] => [`${id} 10-24`, id, '…']
const place = { width: WIDTH, today: null, namesOf }

it('[STRIP-1] a mark is named in full where there is room, else shorter, else not at all', () => {
  const gap = (text: string): number => (widthOf(text) + 10) / WIDTH
  const roomy = markNames([mark('presale', 0.1), mark('wave', 0.5)], place).named
  expect(roomy.get('presale')).toBe('presale 10-24')
  const tight = markNames([mark('presale', 0.1), mark('wave', 0.1 + gap('presale'))], place).named
  expect(tight.get('presale')).toBe('presale')
  const none = markNames([mark('presale', 0.1), mark('wave', 0.11)], place).named
  expect(none.has('presale')).toBe(false)
})

it('[STRIP-2] T is always named, and the marks under its name keep only their feet', () => {
  const { named, covered } = markNames([mark('T', 0.5), mark('end', 0.51)], place)
  expect(named.get('T')).toBe('T 10-24')
  expect(named.has('end')).toBe(false)
  expect([...covered]).toEqual(['end'])
})

it('[STRIP-3] no name runs over today or out of the strip', () => {
  const { named } = markNames([mark('presale', 0.49), mark('last', 0.999)], { ...place, today: 0.5 })
  expect([...named]).toEqual([])
})

it('[STRIP-4] a phase is named within its stretch, a holiday only beside the names of phases and before the next', () => {
  const phases = [phase('planning', 0), phase('tiny', 0.9), phase('end', 0.905)]
  const holidays = [holiday('2026-09-25', 0.02), holiday('2026-10-01', 0.4), holiday('2026-10-03', 0.41)]
  const names = stretchNames(phases, holidays, { width: WIDTH, namesOf, holidayName: () => 'holiday' })
  expect([...names]).toEqual([
    ['planning', 'planning 10-24'],
    ['end', 'end 10-24'],
    ['2026-10-03', 'holiday'],
  ])
})
