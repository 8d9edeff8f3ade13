import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sharedData } from '#support/sharedData'
import { trelloBoard } from '#support/trelloBoard'
import { warroomIn } from './warroom'

const folder = mkdtempSync(join(tmpdir(), 'warroom-schedule-'))
const mspdi = sharedData('mspdi', 'the schedule of real MS Project files on the command line')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const warroom = warroomIn(folder)

function write(name: string, content: unknown): string {
  writeFileSync(join(folder, name), content instanceof Uint8Array ? content : text(content))
  return name
}

function text(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content)
}

const plan = {
  name: '双11',
  start: '2026-09-30T09:00',
  tasks: [
    { id: 'a', name: '主图', duration: { days: 1 } },
    { id: 'b', name: '详情页', duration: { minutes: 60 } },
    { id: 'c', name: '上架', constraint: { type: 'mustStart', at: '2026-10-01T20:00' } },
  ],
  dependencies: [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'gone' },
  ],
}

describe('the command schedule', () => {
  it('[CLI-7] prints every task’s dates, slack, conflicts and suspended dependencies as one JSON object', async () => {
    const { code, out, err } = await warroom(['schedule', write('plan.json', plan), '--json'])
    expect([code, err]).toEqual([0, ''])
    const told = JSON.parse(out) as Record<string, unknown>
    expect(Object.keys(told)).toEqual([
      'start',
      'finish',
      'workingMinutes',
      'tasks',
      'conflicts',
      'suspended',
    ])
    expect(told).toMatchObject({
      start: '2026-09-30T09:00',
      finish: '2026-10-08T10:00',
      workingMinutes: 540,
      conflicts: [
        { taskId: 'c', kind: 'mustStart', wanted: '2026-10-01T20:00', byMinutes: 60, chain: ['a', 'b', 'c'] },
      ],
      suspended: [{ from: 'c', to: 'gone', why: 'dangling' }],
    })
    expect((told.tasks as unknown[])[1]).toEqual({
      id: 'b',
      name: '详情页',
      earlyStart: '2026-10-08T09:00',
      earlyFinish: '2026-10-08T10:00',
      lateStart: '2026-09-30T17:00',
      lateFinish: '2026-09-30T18:00',
      totalSlackMinutes: -60,
      freeSlackMinutes: 0,
      critical: true,
    })
  })

  it('[CLI-7] starts where it is told, in the calendar it is told', async () => {
    const file = write('other.json', plan)
    const { out } = await warroom(['schedule', file, '--json', '--from', '2026-10-03', '--calendar', 'none'])
    expect(JSON.parse(out)).toMatchObject({ start: '2026-10-01T20:00', finish: '2026-10-03T09:00' })
  })

  it('[CLI-7] tells it in the person’s language, a sentence for each thing that can not be', async () => {
    const file = write('words.json', plan)
    const [zh, en] = await Promise.all([
      warroom(['schedule', file], 'zh_CN.UTF-8'),
      warroom(['schedule', file], 'C'),
    ])
    expect(zh.out).toContain('「双11」：2026-09-30T09:00 至 2026-10-08T10:00')
    expect(zh.out).toContain('冲突：必须开始于 2026-10-01T20:00，晚了 60 分钟，链路 a → b → c')
    expect(en.out).toContain('b\t详情页\t2026-10-08T09:00\t2026-10-08T10:00\t')
    expect(en.out).toContain('The dependency c → gone does not count: a task of it is not in the plan')
  })

  it('[CLI-7] a line stays a line, and no name gives orders to the terminal', async () => {
    const odd = { ...plan, name: 'a\u001b[2Jb', tasks: [{ id: 'x', name: 'بيع\u202e\n\u009b31mred' }] }
    const { out } = await warroom(['schedule', write('odd.json', { ...odd, dependencies: [] })], 'C')
    expect(out.split('\n')[0]).toContain('"a[2Jb"')
    expect(out.split('\n')[2]).toMatch(/^x\tبيع 31mred\t2026-09-30T09:00\t/)
    expect(out).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e]/u)
  })

  it('[CLI-7] tells what the file holds and the plan does not', async () => {
    const file = write(
      'more.xml',
      '<Project><StartDate>2026-11-16</StartDate><Resources><Resource/></Resources></Project>',
    )
    const [told, text] = await Promise.all([
      warroom(['schedule', file, '--json']),
      warroom(['schedule', file], 'zh_CN'),
    ])
    expect((JSON.parse(told.out) as { leftOut: unknown }).leftOut).toEqual([
      { what: 'resource', count: 1, why: 'notInPlan' },
    ])
    expect(text.out).toContain('没有计入：\n  资源 1：计划里没有对应的地方\n')
  })

  it('[CLI-7] reads a Trello board: cards with dates are tasks without dependencies', async () => {
    const board = trelloBoard(12)
    const { code, out } = await warroom(['schedule', write('board.json', board), '--json'])
    expect(code).toBe(0)
    const { suspended, leftOut } = JSON.parse(out) as Record<string, { why: string }[]>
    expect([suspended, leftOut?.some(({ why }) => why === 'notInPlan')]).toEqual([[], true])
  })

  const task = (inside: string) =>
    `<Project><StartDate>2026-11-16T08:00:00</StartDate><Tasks><Task><UID>1</UID><Name>A</Name>${inside}</Task></Tasks></Project>`
  const day = { start: '2026-11-16' }
  const bad: readonly (readonly [string, unknown, string])[] = [
    ['cut.xml', '<Project>\n<Tasks>', 'The XML is broken in line 2. Export it again.'],
    [
      'type.xml',
      '<!DOCTYPE a [<!ENTITY b "c">]><Project>&b;</Project>',
      'The XML brings a document type (DOCTYPE), which is not read. Export it without one.',
    ],
    [
      'latin.xml',
      Buffer.from('<Project><Name>Fl\xe4che</Name></Project>', 'latin1'),
      'The file is no UTF-8 text. Save it again as UTF-8.',
    ],
    ['minus.xml', task('<Duration>-PT8H0M0S</Duration>'), 'The duration of “A” is negative.'],
    ['calendar.xml', task('<CalendarUID>7</CalendarUID>'), 'The plan names a calendar that is not in it: 7.'],
    [
      'minus.json',
      { ...day, tasks: [{ id: 'a', duration: { days: -1 } }] },
      'The duration of “a” is negative.',
    ],
    [
      'calendar.json',
      { ...day, calendar: 'mars', tasks: [] },
      'The plan names a calendar that is not in it: mars.',
    ],
    ['twice.json', { ...day, tasks: [{ id: 'a' }, { id: 'a' }] }, 'Two of the plan have the same id a.'],
    [
      'field.json',
      { ...day, tasks: [{ id: 'a', duration: 'soon' }] },
      'The plan can not be read at tasks.0.duration; docs/plan-json.md tells how it is written.',
    ],
    [
      'rest.json',
      { ...day, calendars: [{ id: 'x', week: {} }], tasks: [] },
      'The calendar x has no working time.',
    ],
    [
      'text.txt',
      'hello',
      'This is no plan: neither Warroom plan JSON, MS Project XML, GanttProject nor Trello.',
    ],
    ['empty.xml', '', 'The file is empty.'],
    ['zip.xml', Buffer.from('PK\u0003\u0004'), 'This is an archive. Unpack it and read the file inside.'],
    [
      'plan.mpp',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      'This is a binary file such as MPP. Save it as XML in MS Project.',
    ],
    [
      'klingon.xml',
      '<?xml version="1.0" encoding="klingon"?><Project/>',
      'The file says it is written in klingon and can not be read as that. Save it again as UTF-8.',
    ],
    [
      'long.xml',
      task('<Duration>PT16666667H</Duration>'),
      'The duration or a lag of “A” is too long: 190 years at most.',
    ],
  ]

  it('[CLI-8] a bad file gets one sentence and exit code 2', async () => {
    const ended = await Promise.all(
      bad.map(([name, content]) => warroom(['schedule', write(name, content), '--json'])),
    )
    expect(ended.map(({ code, out, err }) => [code, out, JSON.parse(err).sentence])).toEqual(
      bad.map(([name, , told]) => [2, '', `${name}: ${told}`]),
    )
  })

  it('[CLI-8] 100 MB, a date that is none and a calendar that nobody knows are refused', async () => {
    write('big.xml', '')
    truncateSync(join(folder, 'big.xml'), 100 * 1024 * 1024)
    const file = write('flags.json', plan)
    const ended = await Promise.all([
      warroom(['schedule', 'big.xml'], 'zh_CN.UTF-8'),
      warroom(['schedule', file, '--from', 'soon']),
      warroom(['schedule', file, '--calendar', 'mars']),
    ])
    expect(ended.map(({ code, err }) => [code, err])).toEqual([
      [2, 'big.xml：文件太大：最多 50 MB。\n'],
      [2, 'soon is no date; write it like 2026-11-11 or 2026-11-11T09:00.\n'],
      [2, 'There is no calendar mars, only cn, weekdays and none.\n'],
    ])
  })
})

describe.skipIf(mspdi === null)('the command schedule with real files', () => {
  it('[CLI-7] names tasks of MS Project by their UID', async () => {
    const file = join(mspdi ?? '', 'mspdirelations.xml')
    const { out } = await warroom(['schedule', file, '--json'])
    const { start, finish, workingMinutes, tasks } = JSON.parse(out) as Record<string, unknown>
    expect([start, finish, workingMinutes]).toEqual(['2006-09-21T08:00', '2006-09-25T17:00', 1_440])
    expect((tasks as { id: string }[]).map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5'])
  })
})
