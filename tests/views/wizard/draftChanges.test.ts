import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { campaign } from '#shared/template/data/campaign/campaign'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { liveWeekly } from '#shared/template/data/liveWeekly/liveWeekly'
import { newProduct } from '#shared/template/data/newProduct/newProduct'
import { prep618 } from '#shared/template/data/prep618/prep618'
import type { Draft } from '#shared/host/projects/createProject'
import {
  firstDraft,
  followed,
  type Offer,
  type OfferedDraft,
} from '../../../src-renderer/views/wizard/draftChanges'

const offer: Offer = { today: '2026-08-10', calendar: chinaCalendar }
const first = firstDraft(doubleElevenWarRoom, offer)
const after = (...parts: Partial<Draft>[]): OfferedDraft =>
  parts.reduce<OfferedDraft>((draft, part) => followed(draft, part, offer), first)
const touched = (draft: Draft, id: string, day: string): Partial<Draft> => ({
  keyDates: { ...draft.keyDates, [id]: { day, time: '20:00' } },
})

describe('what the wizard offers', () => {
  it('[TPL-24] begins with the next occasion and its usual platform dates', () => {
    expect(first).toMatchObject({ template: doubleElevenWarRoom, keyDate: '2026-11-11' })
    expect(first.keyDates.presale).toEqual({ day: '2026-10-24', time: '20:00' })
  })

  it('[TPL-24] carries along with T what nobody has touched, and keeps the rest, windows too', () => {
    const draft = after(
      touched(first, 'wave1', '2026-11-02'),
      touched(after(touched(first, 'wave1', '2026-11-02')), 'D11-16', '2026-09-07'),
      { keyDate: '2026-11-12' },
    )
    expect(draft.keyDates).toMatchObject({
      presale: { day: '2026-10-25', time: '20:00' },
      wave1: { day: '2026-11-02' },
      'D11-16': { day: '2026-09-07' },
    })
  })

  it('[TPL-24] leaves the dates alone while T is being typed', () => {
    expect(after({ keyDate: '2026-11-' }).keyDates).toEqual(first.keyDates)
    expect(after({ keyDate: '2026-11-' }, { keyDate: '2026-11-11' }).keyDates).toEqual(first.keyDates)
    const typed = after({ keyDate: '2' }, { keyDate: '2026-11-1' }, { keyDate: '2026-11-12' })
    expect(typed.keyDates).toEqual(after({ keyDate: '2026-11-12' }).keyDates)
    expect(typed.keyDates.presale?.day).toBe('2026-10-25')
  })

  it('[TPL-24] gives another template its own dates, also where both know a date by one name', () => {
    const draft = after(touched(first, 'presale', '2026-10-20'), { template: prep618 })
    expect(draft.keyDate).toBe('2027-06-18')
    expect(draft.keyDates.presale).toEqual({ day: '2027-05-25', time: '00:00' })
    expect(Object.keys(draft.keyDates)).toEqual(prep618.keyDates.map(({ id }) => id))
  })

  it('[TPL-24] keeps a T that the person wrote, unless the template has an occasion of its own', () => {
    const own = { keyDate: '2026-12-12' }
    expect(after(own, { template: campaign }).keyDate).toBe('2026-12-12')
    expect(after(own, { template: prep618 }).keyDate).toBe('2027-06-18')
    expect(after({ template: newProduct }).keyDate).toBe('2026-10-16')
    expect(after({ keyDate: 'soon' }, { template: newProduct }).keyDate).toBe('2026-10-16')
  })

  it('[TPL-24] an empty project has no dates, and the name stays', () => {
    const draft = after({ name: '秋上新' }, { template: null })
    expect(draft).toMatchObject({ template: null, keyDate: '', keyDates: {}, name: '秋上新' })
    expect(followed(draft, { template: liveWeekly }, offer)).toMatchObject({
      keyDate: '2026-08-20',
      keyDates: { onAir: { day: '2026-08-20', time: '19:00' } },
    })
  })
})
