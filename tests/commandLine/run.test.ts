import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { decodeProjectFile } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import { isRefusal } from '#shared/domain/refusal'
import { root } from '../../build/setup/run.mjs'
import { openRelay } from '../relay/relayUnderTest'
import { warroomIn } from './warroom'

const folder = mkdtempSync(join(tmpdir(), 'warroom-run-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const warroom = warroomIn(folder)
const file = join(folder, 'plan.warroom')
const plan = join(root, 'tests', 'interchange', 'fixtures', 'launch.xml')

const opened = () => {
  const decoded = decodeProjectFile(readFileSync(file))
  const content = isRefusal(decoded) ? decoded : readProject(decoded)
  if (isRefusal(decoded) || isRefusal(content)) throw new Error('the file does not open')
  return { project: decoded.project, ...content }
}
const titles = () => [...opened().plan.task.values()].map(task => task.title)

describe('run, on a project file', () => {
  beforeEach(async () => {
    const { code, err } = await warroom(['import', plan, '-o', file, '--force'])
    if (code !== 0) throw new Error(err)
  })

  it('[CLI-13] runs a command of the plan and of the workspace, and the file holds them with their events', async () => {
    const added = await warroom(['run', file, 'addTask', '{"title":"from afar"}', '--json'])
    expect([added.code, added.err]).toEqual([0, ''])
    const told = JSON.parse(added.out) as { event: string }
    expect(told).toEqual({ command: 'addTask', event: told.event, isChanged: true })
    expect(titles()).toContain('from afar')
    expect(opened().events.at(-1)).toMatchObject({
      id: told.event,
      command: 'addTask',
      device: 'command line',
    })
    const input = JSON.stringify({ projectId: opened().project.id, name: '改了名' })
    const renamed = await warroom(['run', file, 'renameProject', input], 'zh_CN.UTF-8')
    expect([renamed.code, renamed.out]).toEqual([0, '已执行：改项目名\n'])
    expect(opened().project.name).toBe('改了名')
  })

  it('[CLI-13] what changes nothing leaves the file as it is', async () => {
    const [task] = opened().plan.task.values()
    const before = readFileSync(file)
    const input = JSON.stringify({ taskId: task?.id, title: task?.title })
    const ran = await warroom(['run', file, 'renameTask', input], 'zh_CN.UTF-8')
    expect([ran.code, ran.out]).toEqual([0, '改标题：没有需要改的\n'])
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  const wrong: [string, string[], number, string][] = [
    ['a refusal', ['addTask', '{"title":"  "}'], 3, 'Write something first.'],
    ['a lack', ['addTask', '{}'], 2, 'addTask needs title.'],
    ['too much', ['addTask', '{"title":"x","titel":"y"}'], 2, 'addTask has no field titel.'],
    ['a wrong kind', ['addTask', '{"title":5}'], 2, 'title must be text, in double quotes.'],
    ['no JSON', ['addTask', '{title}'], 2, '{title} is not valid JSON'],
    ['an unknown command', ['toString', '{}'], 2, 'There is no toString'],
    ['a command for programs', ['importPlan', '{}'], 2, 'importPlan can not be written as JSON'],
    [
      'what no file holds',
      ['setPreference', '{"name":"scheme","value":"dark"}'],
      2,
      'A project file holds nothing',
    ],
    [
      'days of the workspace',
      ['removeCalendarDays', '{"calendarDaysId":"x"}', '--workspace'],
      2,
      'holds nothing',
    ],
    [
      'an id that is none',
      ['takePart', '{"taskId":"x","personId":"has space","isOn":true}'],
      2,
      'personId must be an id',
    ],
    ['a bad person', ['addTask', '{"title":"x"}', '--as', 'not an id / x'], 2, 'is no id of a person'],
    [
      'dates that are none',
      ['addTask', '{"title":"x","timing":{"start":"garbage","days":1,"due":null,"pin":null}}'],
      3,
      'Not a date',
    ],
    ['no JSON at all', ['addTask'], 2, 'The JSON for addTask is missing'],
    ['a command of a project', ['addTask', '{"title":"x"}', '--workspace'], 2, 'leave out --workspace'],
    ['no command', [], 2, 'Say what to do'],
    ['JSON without quotes', ['addTask', '{"title":"a', 'b"}'], 2, 'is too many'],
  ]
  it.each(wrong)(
    '[CLI-14] %s is told in one sentence, and nothing is written',
    async (_what, args, code, sentence) => {
      const before = readFileSync(file)
      const ran = await warroom(['run', file, ...args])
      expect([ran.code, ran.out]).toEqual([code, ''])
      expect(ran.err).toContain(sentence)
      expect(ran.err.trim().split('\n')).toHaveLength(1)
      expect(readFileSync(file).equals(before)).toBe(true)
    },
  )

  it('[CLI-16] runs that are started together lose nothing of each other, and a link and the rights of the file stay', async () => {
    const link = join(folder, 'link.warroom')
    rmSync(link, { force: true })
    symlinkSync(file, link)
    chmodSync(file, 0o600)
    const ran = await Promise.all(
      ['one', 'two', 'three'].map(title =>
        warroom(['run', 'link.warroom', 'addTask', JSON.stringify({ title })]),
      ),
    )
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(titles()).toEqual(expect.arrayContaining(['one', 'two', 'three']))
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('[CLI-14] a file that is no project file is told and left alone', async () => {
    writeFileSync(join(folder, 'no.warroom'), 'nothing of ours')
    const ran = await warroom(['run', 'no.warroom', 'addTask', '{"title":"x"}'])
    expect(ran.code).toBe(2)
    expect(readFileSync(join(folder, 'no.warroom'), 'utf8')).toBe('nothing of ours')
  })
})

describe('run, at a relay', () => {
  it.each(['127.0.0.1:4475', 'http://127.0.0.1:4475'])(
    '[CLI-15] %s is told to be no address of a relay',
    async address => {
      const ran = await warroom(['run', address, 'p', 'addTask', '{"title":"x"}'])
      expect([ran.code, ran.err]).toMatchObject([2, expect.stringContaining('begins with ws://')])
    },
  )

  it('[CLI-15] an address without an answer and a project that is not there get their sentences', async () => {
    const silent = await warroom(['run', 'ws://127.0.0.1:1', 'p', 'addTask', '{"title":"x"}'])
    expect([silent.code, silent.err]).toMatchObject([2, expect.stringContaining("can't be reached")])
    const old = await openRelay({ protocols: { least: 7, most: 9 } })
    const refused = await warroom(['run', old.url, 'p', 'addTask', '{"title":"x"}'])
    expect([refused.code, refused.err]).toMatchObject([2, expect.stringContaining('update the app')])
    const { url } = await openRelay()
    const absent = await warroom(['run', url, '双十一', 'addTask', '{"title":"x"}'])
    expect([absent.code, absent.err]).toMatchObject([
      2,
      expect.stringContaining('There is no project "双十一"'),
    ])
  })
})
