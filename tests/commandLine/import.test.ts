import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decodeProjectFile } from '#shared/document/projectFile'
import { isRefusal } from '#shared/domain/refusal'
import { sharedData } from '#support/sharedData'
import { trelloBoard } from '#support/trelloBoard'
import { root } from '../../build/setup/run.mjs'
import { warroomByNpm, warroomIn } from './warroom'

const folder = mkdtempSync(join(tmpdir(), 'warroom-command-'))
const at = (name: string) => join(folder, name)
const fixture = join(root, 'tests', 'interchange', 'fixtures', 'board.json')
const corpus = sharedData('trello', 'the command line with real Trello boards')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const warroom = warroomIn(folder)
const byNpm = warroomByNpm(folder)

describe('the command line', () => {
  it('[CLI-1] writes a project file and tells what came as one JSON object', async () => {
    const { code, out, err } = await byNpm(['import', fixture, '-o', 'one.warroom', '--json'])
    expect([code, err]).toEqual([0, ''])
    const told = JSON.parse(out) as Record<string, unknown>
    const keys =
      'name lists listsClosed cards cardsClosed labelUses checklists checkItems checkItemsDone members memberAssignments comments attachments due dueComplete listMoves leftOut'
    expect(Object.keys(told)).toEqual(keys.split(' '))
    expect(told).toMatchObject({ lists: 3, cards: 3, cardsClosed: 1, comments: 1, listMoves: 1 })
    expect(told.leftOut).toContainEqual({ what: 'attachment', count: 1, why: 'badAddress' })
    expect(isRefusal(decodeProjectFile(readFileSync(at('one.warroom'))))).toBe(false)
  })

  it('[CLI-2] tells it in the person’s language', async () => {
    const [zh, en] = await Promise.all([
      warroom(['import', fixture, '--output', 'zh.warroom'], 'zh_CN.UTF-8'),
      warroom(['import', fixture, '-o', 'en.warroom'], 'C'),
    ])
    expect(zh.out).toContain('卡片 3，其中已归档 1')
    expect(zh.out).toContain('附件 1：不是 http、https 网址或邮箱')
    expect(en.out).toContain('Cards 3, archived 1')
    expect(en.out).toContain('Attachments 1: no http, https or mail address')
  })

  it('[CLI-3] an earlier project file and an empty one are overwritten, anything else only when told to', async () => {
    writeFileSync(at('there.warroom'), 'mine')
    const refused = await warroom(['import', fixture, '-o', 'there.warroom'])
    expect([refused.code, refused.out]).toEqual([2, ''])
    expect(refused.err).toBe(
      'there.warroom is there already; give another name, or add --force to overwrite it.\n',
    )
    expect(readFileSync(at('there.warroom'), 'utf8')).toBe('mine')
    expect((await warroom(['import', fixture, '-o', 'there.warroom', '--force'])).code).toBe(0)
    expect(readFileSync(at('there.warroom')).length).toBeGreaterThan(1_000)
    expect((await warroom(['import', fixture, '-o', 'there.warroom'])).code).toBe(0)
    writeFileSync(at('empty.warroom'), '')
    expect((await warroom(['import', fixture, '-o', 'empty.warroom'])).code).toBe(0)
  })

  it('[PLANIMPORT-13] a plan becomes a project file that is planned on the same days', async () => {
    const file = join(root, 'tests', 'interchange', 'fixtures', 'launch.xml')
    const { code, out, err } = await warroom(['import', file, '-o', 'plan.warroom', '--json'])
    expect([code, err]).toEqual([0, ''])
    const told = JSON.parse(out) as Record<string, unknown>
    expect(told).toMatchObject({
      name: '新品上市计划',
      phases: 3,
      tasks: 11,
      dependencies: 6,
      calendarDays: 2,
    })
    expect(told.leftOut).toContainEqual({ what: 'cost', count: 1, why: 'noPlace' })
    const { out: planned } = await warroom(['schedule', 'plan.warroom', '--json'])
    const { tasks } = JSON.parse(planned) as {
      tasks: { name: string; earlyStart: string; earlyFinish: string }[]
    }
    const page = tasks.find(({ name }) => name === '页面搭建')
    expect([page?.earlyStart.slice(0, 10), page?.earlyFinish.slice(0, 10)]).toEqual([
      '2026-10-19',
      '2026-10-20',
    ])
    const zh = await warroom(['import', file, '-o', 'plan.warroom'], 'zh_CN.UTF-8')
    expect(zh.out).toContain('阶段 3，任务 11，其中里程碑 1、子任务 8')
    expect(zh.out).toContain('有成本的任务 1：作战室没有对应的地方')
  })

  const board = JSON.stringify(trelloBoard(3))
  const bad: readonly (readonly [string, string, string])[] = [
    ['empty.json', '', 'The file is empty.'],
    ['text.json', 'hello', 'This is no JSON file. In Trello, choose “Export as JSON”.'],
    ['other.json', '{"a":1}', 'This is no export of a Trello board.'],
    ['cut.xml', '<Project><Tasks>', 'The XML is broken in line 1. Export it again.'],
    [
      'field.json',
      '{"tasks":[]}',
      'The plan can not be read at start; docs/plan-json.md tells how it is written.',
    ],
    [
      'cut.json',
      board.slice(0, board.length / 2),
      'The file ends in the middle. Export or download it again.',
    ],
  ]

  it.each(bad)(
    '[CLI-4] [PLANIMPORT-13] %s gets one sentence, exit code 2, and nothing is written',
    async (name, text, sentence) => {
      writeFileSync(at(name), text)
      const { code, out, err } = await warroom(['import', name, '-o', `${name}.warroom`, '--json'])
      expect([code, out, JSON.parse(err).sentence]).toEqual([2, '', `${name}: ${sentence}`])
      expect(readdirSync(folder).filter(file => file.startsWith(`${name}.`))).toEqual([])
    },
  )

  it('[CLI-4] 200 MB are refused by their size', async () => {
    writeFileSync(at('big.json'), '')
    truncateSync(at('big.json'), 200 * 1024 * 1024)
    const { code, err } = await warroom(['import', 'big.json', '-o', 'big.warroom'], 'zh_CN.UTF-8')
    expect([code, err]).toEqual([2, 'big.json：文件太大：最多 100 MB。\n'])
  })

  it('[CLI-5] what is typed wrong is explained', async () => {
    const cases: readonly (readonly [string[], string])[] = [
      [['fly'], 'There is no command fly; --help shows those there are.'],
      [['import'], 'Say which file; --help shows how.'],
      [['import', 'a.json'], 'Say where the project file shall go: -o OUT.'],
      [['import', 'a.json', 'b.json', '-o', 'c'], 'One file at a time: b.json is too many.'],
      [['import', 'a.json', '-o', 'c', '--fast'], 'There is no flag --fast; --help shows those there are.'],
      [['import', 'a.json', '-o', 'c'], 'There is no file a.json.'],
      [
        ['import', fixture, '-o', fixture, '--force'],
        'The project file can not go over the file that is imported; give another -o OUT.',
      ],
      [['import', '.', '-o', 'c'], '. is a folder, not a file.'],
      [['import', fixture, '-o', 'no/such/c'], 'no/such/c can not be written (ENOENT).'],
    ]
    const ended = await Promise.all(cases.map(([args]) => warroom(args)))
    expect(ended).toEqual(cases.map(([, sentence]) => ({ code: 2, out: '', err: `${sentence}\n` })))
  })

  it('[CLI-5] --help and nothing at all show what there is', async () => {
    const ended = await Promise.all([byNpm(['--help']), warroom([]), warroom(['import', '--help'], 'zh_CN')])
    expect(ended.map(({ code, err }) => [code, err])).toEqual([0, 1, 2].map(() => [0, '']))
    expect(ended[0]?.out).toContain('import FILE')
    expect(ended[1]?.out).toBe(ended[0]?.out)
    expect(ended[2]?.out).toContain('读取 Trello 看板')
  })
})

describe.skipIf(corpus === null)('the command line with real boards', () => {
  it.each(['pacs-spark', 'tekken-notes', 'tv-ideas-206-cards', 'deck-minimal'])(
    '[CLI-1] prints the counts of %s',
    async name => {
      const file = join(corpus ?? '', `${name}.json`)
      const { code, out } = await warroom(['import', file, '-o', `${name}.warroom`, '--json'])
      const { leftOut, ...counts } = JSON.parse(out) as Record<string, unknown>
      const expected = JSON.parse(readFileSync(`${file}.expected.json`, 'utf8')) as Record<string, unknown>
      expect([code, Array.isArray(leftOut)]).toEqual([0, true])
      expect(counts).toEqual(Object.fromEntries(Object.keys(counts).map(count => [count, expected[count]])))
    },
  )
})
