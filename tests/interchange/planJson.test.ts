import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isRefusal } from '#shared/domain/refusal'
import { readMoment, writeMoment } from '#shared/interchange/moments'
import { planShape } from '#shared/interchange/planJson/shape'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { planIn, planOrRefusal } from '#support/foreignPlan'
import { earlyOf } from '#support/workPlan'
import { root } from '../../build/setup/run.mjs'

const docs = join(root, 'docs')

function scheduled(plan: object) {
  return schedulePlan(planIn(JSON.stringify(plan)))
}

describe('plan JSON', () => {
  it('[PLAN-6] the schema in docs is the shape that is read', () => {
    const there = JSON.parse(readFileSync(join(docs, 'plan.schema.json'), 'utf8')) as unknown
    expect(there).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(planShape))))
  })

  it('[PLAN-6] the examples of the document can be read', () => {
    const blocks = readFileSync(join(docs, 'plan-json.md'), 'utf8').matchAll(/```json\n([\s\S]*?)```/g)
    const [plan = '', calendar = ''] = [...blocks].map(([, text]) => text)
    const schedule = schedulePlan(planIn(plan))
    expect(earlyOf(schedule, 'kv')).toBe('2026-09-28T09:00 2026-09-30T18:00')
    expect(earlyOf(schedule, 'page')).toBe('2026-10-09T09:00 2026-10-10T14:00')
    expect(earlyOf(schedule, 'dry')).toBe('2026-09-28T09:00 2026-09-30T09:00')
    const own = {
      start: '2026-11-07',
      calendar: 'warehouse',
      calendars: [JSON.parse(calendar) as unknown],
      tasks: [{ id: 'a', duration: { minutes: 661 } }],
    }
    expect(earlyOf(scheduled(own), 'a')).toBe('2026-11-07T06:00 2026-11-09T07:01')
  })

  it('[PLAN-7] days are those of the plan, elapsed days have 24 hours', () => {
    const tasks = [
      { id: 'a', duration: { days: 1.5, minutes: 30 } },
      { id: 'b', duration: { days: 1, elapsed: true } },
    ]
    const office = scheduled({ start: '2026-11-16T08:00', calendar: 'weekdays', minutesPerDay: 240, tasks })
    expect(earlyOf(office, 'a')).toBe('2026-11-16T08:00 2026-11-16T15:30')
    expect(earlyOf(office, 'b')).toBe('2026-11-16T08:00 2026-11-17T08:00')
    const always = scheduled({ start: '2026-11-16', calendar: 'none', tasks })
    expect(earlyOf(always, 'a')).toBe('2026-11-16T00:00 2026-11-17T12:30')
  })

  const wrong: readonly (readonly [object, string])[] = [
    [{ tasks: [{ id: 'a', constraint: { type: 'mustStart' } }] }, 'tasks.0.constraint.at'],
    [{ tasks: [{ id: 'a', actualFinish: '2026-11-16' }] }, 'tasks.0.actualStart'],
    [{ tasks: [{ id: 'a', duration: { days: 1, weeks: 2 } }] }, 'tasks.0.duration'],
    [{ tasks: [], start: '2026-02-30' }, 'start'],
    [{ tasks: [], dependencies: [{ from: 'a' }] }, 'dependencies.0.to'],
    [{ tasks: [], calendars: [{ id: 'x', week: { mon: [['12:00', '09:00']] } }] }, 'calendars.x'],
  ]
  it.each(wrong)('[PLAN-8] %j is refused at its place', (plan, where) => {
    const refused = planOrRefusal(JSON.stringify({ start: '2026-11-16', ...plan }))
    expect(refused).toEqual({ refused: 'planField', facts: { where } })
  })

  it('[PLAN-8] a moment is read as it is written', () => {
    for (const text of ['2026-11-11T09:05', '1970-01-01T00:00', '2199-12-31T24:00']) {
      expect(writeMoment(readMoment(text) ?? -1)).toBe(text)
    }
    expect(['', '2026-1-1', '2026-11-11T25:00', 'soon'].map(readMoment)).toEqual([null, null, null, null])
  })
})

describe('plans in XML', () => {
  const project = (inside: string) =>
    `<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-11-16T08:00:00</StartDate><Tasks>${inside}</Tasks></Project>`
  const task = (uid: number, inside = '') =>
    `<Task><UID>${uid}</UID><Name>T${uid}</Name><Duration>PT8H0M0S</Duration>${inside}</Task>`

  it('[PLAN-9] a predecessor that is not there is listed, and stops nothing', () => {
    const link = '<PredecessorLink><PredecessorUID>9</PredecessorUID><Type>1</Type></PredecessorLink>'
    const { suspended, tasks } = schedulePlan(planIn(project(task(1, link))))
    expect([suspended.length, suspended[0]?.why, tasks.length]).toEqual([1, 'dangling', 1])
  })

  it('[PLAN-9] elapsed durations and lags, percent lags and a date that stands for none are understood', () => {
    const lag = (format: number, amount: number) =>
      `<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>${amount}</LinkLag><LagFormat>${format}</LagFormat></PredecessorLink>`
    const text = project(
      [
        task(1, '<DurationFormat>7</DurationFormat><Deadline>2000-01-01T00:00:00</Deadline>'),
        task(2, `<DurationFormat>8</DurationFormat>${lag(8, 14_400)}`),
        task(3, lag(19, 50)),
      ].join(''),
    )
    const schedule = schedulePlan(planIn(text))
    expect(earlyOf(schedule, '2')).toBe('2026-11-17T17:00 2026-11-18T01:00')
    expect(earlyOf(schedule, '3')).toBe('2026-11-17T13:00 2026-11-18T12:00')
    expect(schedule.conflicts).toEqual([])
  })

  it('[PLAN-10] a document type is refused unread, an unknown entity and endless nesting are broken XML', () => {
    const bombs = [
      '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "b">]><Project/>',
      '<!-- <Project> --><!DOCTYPE Project SYSTEM "file:///etc/passwd"><Project/>',
      '<Project>&a;</Project>',
      `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`,
      '<Project/><Project/>',
      '<other/>',
    ]
    const told = bombs.map(planOrRefusal).map(one => (isRefusal(one) ? one.refused : 'read'))
    const [type, xml] = ['xmlDocumentType', 'fileNotXml']
    expect(told).toEqual([type, type, xml, xml, xml, 'fileNotPlan'])
  })

  it('[PLAN-10] a file cut anywhere is refused or read, and never breaks the reader', () => {
    const text = project(
      `${task(1)}${task(2, '<PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink>')}`,
    )
    for (let end = 0; end < text.length; end++) {
      expect(isRefusal(planOrRefusal(text.slice(0, end)))).toBe(true)
    }
  })
})
