import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { planOfFile } from '#support/foreignPlan'
import { trelloBoard } from '#support/trelloBoard'
import { warroomIn } from './warroom'

const folder = mkdtempSync(join(tmpdir(), 'warroom-convert-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const warroom = warroomIn(folder)
const at = (name: string) => join(folder, name)
const text = (name: string) => readFileSync(at(name), 'utf8')
const office = join(import.meta.dirname, '..', 'interchange', 'fixtures', 'office.xml')

const plan = {
  name: '双11',
  start: '2026-09-30T09:00',
  tasks: [
    { id: 'kv', name: '主图', duration: { days: 1 } },
    { id: 'page', name: '详情页', duration: { minutes: 90 }, deadline: '2026-10-20T18:00' },
  ],
  dependencies: [
    { id: 'd', from: 'kv', to: 'page' },
    { id: 'e', from: 'page', to: 'gone' },
  ],
}
writeFileSync(at('plan.json'), JSON.stringify(plan))

describe('the command convert', () => {
  it('[CLI-10] writes MS Project XML, plan JSON and GanttProject, and tells what each leaves out', async () => {
    const xml = await warroom(['convert', 'plan.json', 'plan.xml', '--json'])
    const gan = await warroom(['convert', 'plan.xml', 'plan.gan', '--json'])
    const json = await warroom(['convert', 'plan.xml', 'again.json', '--json'])
    const dangling = { what: 'dependency', count: 1, why: 'dangling' }
    expect([xml, gan, json].map(({ code, err, out }) => [code, err, JSON.parse(out) as unknown])).toEqual([
      [0, '', { tasks: 2, dependencies: 1, calendars: 1, leftOut: [dangling] }],
      [
        0,
        '',
        {
          tasks: 2,
          dependencies: 1,
          calendars: 1,
          leftOut: [
            { what: 'deadline', count: 1, why: 'notThere' },
            { what: 'duration', count: 1, why: 'wholeDays' },
          ],
        },
      ],
      [0, '', { tasks: 2, dependencies: 1, calendars: 0, leftOut: [] }],
    ])
    const read = planOfFile(at('again.json'))
    expect([read.calendarId, read.tasks.map(({ id, name }) => `${id} ${name}`)]).toEqual([
      'cn',
      ['kv 主图', 'page 详情页'],
    ])
    expect(planOfFile(at('plan.gan')).tasks.map(({ id }) => id)).toEqual(['kv', 'page'])
  })

  it('[CLI-10] tells it in the person’s language', async () => {
    const [zh, en] = await Promise.all([
      warroom(['convert', office, 'zh.json'], 'zh_CN.UTF-8'),
      warroom(['convert', office, 'en.json'], 'C'),
    ])
    expect(zh.out).toContain('已转换「双11 仓库」，写入 zh.json\n  任务 6\n  依赖 1\n  日历 2\n没有转换：\n')
    expect(zh.out).toContain('\n  基线 2：计划里没有对应的地方\n')
    expect(en.out).toContain('Converted "双11 仓库" into en.json\n  Tasks 6\n')
    expect(en.out).toContain('\n  Inactive tasks 1: switched off, no part of the plan\n')
    expect(text('zh.json')).toBe(text('en.json'))
  })

  it('[CLI-11] a plan of the same kind and an empty file are overwritten, anything else only with --force', async () => {
    writeFileSync(at('empty.xml'), '')
    writeFileSync(at('other.xml'), '<?xml version="1.0"?><!-- <Project> --><html/>')
    writeFileSync(at('package.json'), '{"name":"x"}')
    writeFileSync(at('same.gan'), '<project name="old"/>')
    const asked = ['empty.xml', 'same.gan', 'other.xml', 'package.json']
    const ended = await Promise.all(asked.map(name => warroom(['convert', 'plan.json', name])))
    const exists = (name: string) =>
      `${name} is there already; give another name, or add --force to overwrite it.\n`
    expect(ended.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
      [2, exists('other.xml')],
      [2, exists('package.json')],
    ])
    expect(text('package.json')).toBe('{"name":"x"}')
    expect((await warroom(['convert', 'plan.json', 'other.xml', '--force'])).code).toBe(0)
    expect(planOfFile(at('other.xml')).name).toBe('双11')
  })

  it('[CLI-11] what cannot be gets one sentence, exit code 2, and leaves no file', async () => {
    linkSync(at('plan.json'), at('linked.json'))
    writeFileSync(at('bad.xml'), '<Project><Tasks>')
    writeFileSync(at('board.json'), JSON.stringify(trelloBoard(3)))
    const formats = 'only .xml (MS Project), .json (plan JSON) and .gan (GanttProject) can.'
    const cases: readonly (readonly [string[], string])[] = [
      [['plan.json'], 'Say where the converted plan shall go: convert IN OUT.'],
      [['plan.json', 'x.xml', 'y.xml'], 'convert takes one file and one output: y.xml is too many.'],
      [['board.json', 'x.trello'], `x.trello can not be written: ${formats}`],
      [['plan.json', 'json'], `json can not be written: ${formats}`],
      [
        ['plan.json', './plan.json', '--force'],
        'The output can not be the file that is converted; give another one.',
      ],
      [['plan.json', 'linked.json'], 'The output can not be the file that is converted; give another one.'],
      [['gone.json', 'x.xml'], 'There is no file gone.json.'],
      [['bad.xml', 'x.xml'], 'bad.xml: The XML is broken in line 1. Export it again.'],
      [['plan.json', 'no/such/x.xml'], 'no/such/x.xml can not be written (ENOENT).'],
      [['plan.json', 'x.xml', '--fast'], 'There is no flag --fast; --help shows those there are.'],
    ]
    const ended = await Promise.all(cases.map(([args]) => warroom(['convert', ...args])))
    expect(ended).toEqual(cases.map(([, sentence]) => ({ code: 2, out: '', err: `${sentence}\n` })))
    expect(readdirSync(folder).filter(name => /^x\.|^json$|draft/.test(name))).toEqual([])
    expect(JSON.parse(text('plan.json'))).toEqual(plan)
  })
})
