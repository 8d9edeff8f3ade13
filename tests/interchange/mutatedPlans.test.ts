import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { writeGan } from '#shared/interchange/gan/writeGan'
import { writeMsProject } from '#shared/interchange/msProject/writeMsProject'
import { writePlanJson } from '#shared/interchange/planJson/writePlanJson'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { planIn, planOrRefusal } from '#support/foreignPlan'
import { randomPlan } from '#support/planForms'
import { type Random, randomOf } from '#support/random'
import { sharedData } from '#support/sharedData'

const FEW = 30
const hostile = [
  '-1',
  '1e308',
  '999999999999',
  '0000-01-01T00:00:00',
  '9999-12-31T23:59:59',
  'PT99999999999H0M0S',
  '-PT8H0M0S',
  '24:00:00',
  '__proto__',
  'constructor',
  '\u202eevil',
  '\u0000',
  '&a;',
  '<',
  '"',
  ']]>',
  '{}',
  '[]',
  'null',
  '',
]

/** A value replaced, a part cut out, doubled, or moved: as a broken program or a person would leave it. */
function mutated(text: string, random: Random): string {
  const values = [...text.matchAll(/(?<=[>"])[^<>"]+(?=[<"])|\d+/g)]
  const { index: at = 0, 0: value = '' } = values.length > 0 ? random.pick(values) : {}
  const end = Math.min(text.length, at + 1 + random.below(400))
  const part = text.slice(at, end)
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, end) + part + text.slice(end)
    case 2:
      return text.slice(0, random.below(text.length))
    default:
      return text.slice(0, at) + random.pick(hostile) + text.slice(at + value.length)
  }
}

/** Refused, or a plan that can be scheduled and written in each format. */
function outcomeOf(text: string): 'refused' | 'read' {
  const plan = planOrRefusal(text)
  if (isRefusal(plan)) return 'refused'
  const schedule = schedulePlan(plan)
  planIn(writePlanJson(plan))
  planIn(writeMsProject(plan, schedule).text)
  if (plan.tasks.length > 0) planIn(writeGan(plan, schedule).text)
  return 'read'
}

const fixtures = join(import.meta.dirname, 'fixtures')
const own = randomPlan(3)
const texts: (readonly [string, string])[] = [
  ['office.xml', readFileSync(join(fixtures, 'office.xml'), 'utf8')],
  ['own.json', writePlanJson(own)],
  ['own.xml', writeMsProject(own, schedulePlan(own)).text],
  ['own.gan', writeGan(own, schedulePlan(own)).text],
]
for (const name of ['mspdi', 'ganttproject'] as const) {
  const folder = sharedData(name, 'broken copies of real plans')
  const files = folder === null ? [] : readdirSync(folder).filter(file => /\.(xml|gan)$/.test(file))
  for (const file of files) texts.push([file, readFileSync(join(folder ?? '', file), 'utf8')])
}

describe('plans that somebody broke', () => {
  it.each(texts.filter(([, text]) => text.length < 200_000))(
    '[PLAN-17] copies of %s with a place changed are refused or read, and what is read can be written',
    (_, text) => {
      const told = new Set<string>()
      for (let seed = 0; seed < FEW; seed++) told.add(outcomeOf(mutated(text, randomOf(seed))))
      expect([...told].toSorted()).toEqual(['read', 'refused'])
    },
  )

  const day = { start: '2026-11-16' }
  const refused = (plan: object) => {
    const told = planOrRefusal(JSON.stringify({ ...day, tasks: [], ...plan }))
    return isRefusal(told) ? told.refused : 'read'
  }

  it('[PLAN-18] what no plan needs is refused before it takes all memory', () => {
    const range = (length: number) => Array.from({ length }, (_, n) => n)
    const week = { mon: [['09:00', '18:00']] }
    const always = { from: '1970-01-01', to: '2199-12-31' }
    const calendars = range(201).map(n => ({ id: `c${n}`, week }))
    const deep = range(501).map(n => ({ id: `${n}`, ...(n === 0 ? {} : { parent: `${n - 1}` }) }))
    const told = [
      refused({ tasks: [{ id: 'a', duration: { minutes: 1e9 } }] }),
      refused({ tasks: [{ id: 'a', duration: { days: 1e8 } }] }),
      refused({ tasks: [{ id: 'a' }], dependencies: [{ from: 'a', to: 'a', lag: { days: -1e7 } }] }),
      refused({ tasks: deep }),
      refused({ calendars, tasks: calendars.map(({ id }) => ({ id, calendar: id })) }),
      refused({ calendar: 'x', calendars: [{ id: 'x', week, exceptions: range(100).map(() => always) }] }),
    ]
    const [long, deepest, many] = ['planLengthTooLong', 'planTooDeep', 'planCalendarsTooMany']
    expect(told).toEqual(['planField', long, long, deepest, many, 'planCalendarTooLong'])
    expect(refused({ tasks: deep.slice(1) })).toBe('read')
  })

  it('[PLAN-18] rules without end and values without number are refused, a level below none ends nothing', () => {
    const rule =
      '<Exception><Type>6</Type><DaysOfWeek>2</DaysOfWeek><TimePeriod><FromDate>1970-01-01</FromDate><ToDate>2199-12-31</ToDate></TimePeriod></Exception>'
    const calendar = `<Calendar><UID>1</UID><Exceptions>${rule.repeat(130)}</Exceptions></Calendar>`
    const project = (inside: string) =>
      `<Project><StartDate>2026-11-16T08:00:00</StartDate>${inside}</Project>`
    const told = [
      project(`<Calendars>${calendar}</Calendars>`),
      project('<a/>'.repeat(4_000_001)),
      `{"start":"2026-11-16","tasks":[${'{},'.repeat(2_500_001)}{}]}`,
      project('<Tasks><Task><UID>1</UID><Duration>PT16666667H0M0S</Duration></Task></Tasks>'),
      project('<Tasks><Task><UID>1</UID><OutlineLevel>-1</OutlineLevel></Task></Tasks>'),
    ].map(text => planOrRefusal(text))
    expect(told.map(one => (isRefusal(one) ? one.refused : 'read'))).toEqual([
      'planCalendarTooLong',
      'planTooMany',
      'planTooMany',
      'planLengthTooLong',
      'read',
    ])
  })

  it('[PLAN-19] ids and names of any script come out as they are; control characters do not', () => {
    const tasks = [
      { id: '__proto__', name: 'شحن' },
      { id: 'constructor', name: '  发\u0007货\n完 ' },
    ]
    const plan = planIn(
      JSON.stringify({ ...day, tasks, dependencies: [{ from: '__proto__', to: 'constructor' }] }),
    )
    expect(plan.tasks.map(({ id, name }) => [id, name])).toEqual([
      ['__proto__', 'شحن'],
      ['constructor', '发货 完'],
    ])
    expect(schedulePlan(plan).suspended).toEqual([])
    expect(refused({ tasks: [{ id: 'a\u001b[2J' }] })).toBe('planField')
    expect(refused({ tasks: [{ id: '\ud800' }] })).toBe('planField')
  })
})
