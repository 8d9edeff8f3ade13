import {
  chmodSync,
  lstatSync,
  mkdirSync,
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
import * as Y from 'yjs'
import { fieldKey } from '#shared/document/keys'
import { decodeProjectFile, encodeProjectFile } from '#shared/document/projectFile'
import { readAll } from '#shared/document/read'
import { recordDoc } from '#shared/document/roots'
import { kinds, planKinds } from '#shared/model/kinds'
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

/** A later version has written more into the dates of every task than can stay beside an edit. */
function withManyParts(bytes: Uint8Array): Uint8Array {
  const decoded = decodeProjectFile(bytes)
  if (isRefusal(decoded)) throw new Error(decoded.refused)
  const documents = decoded.documents.map(one => {
    if (one.name !== 'plan') return one
    const { doc, map } = recordDoc(planKinds)
    Y.applyUpdate(doc, one.state)
    const tasks = map('task')
    const [timing] = kinds.task.fields.timing
    for (const { id, timing: read } of readAll(tasks, 'task')) {
      tasks.set(fieldKey(id, timing), { ...read, later: 'x'.repeat(20_000) })
    }
    return { ...one, state: Y.encodeStateAsUpdate(doc) }
  })
  return encodeProjectFile({ ...decoded, documents })
}

describe('run, on a project file', () => {
  beforeEach(async () => {
    const { code, err } = await warroom(['import', plan, '-o', file, '--force'])
    if (code !== 0) throw new Error(err)
  })

  it('[CLI-13] runs a command of the plan and of the workspace, and the file holds them with their events', async () => {
    const added = await warroom(['run', file, 'addTask', '{"title":"from afar"}', '--json'])
    expect([added.code, added.err]).toEqual([0, ''])
    const told = JSON.parse(added.out) as { event: string; made: { id: string }[] }
    const made = [{ kind: 'task', id: told.made[0]?.id }]
    expect(told).toEqual({ command: 'addTask', event: told.event, isChanged: true, made })
    expect(opened().plan.task.get(told.made[0]?.id ?? '')?.title).toBe('from afar')
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
    ['a slip in a command', ['renameTsk', '{}'], 2, 'There is no renameTsk (renameTask?)'],
    [
      'a task that is not there',
      ['renameTask', '{"taskId":"X-1","title":"x"}'],
      3,
      'no task with the id X-1',
    ],
    [
      'a phase that is not there',
      ['changePhase', '{"phaseId":"P-9","name":"x"}'],
      3,
      'no phase with the id P-9',
    ],
    [
      'a person who is not there',
      ['addTask', '{"title":"x"}', '--as', 'nobody-1'],
      2,
      'There is no person with the id nobody-1',
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

  it('[CLI-17] the ids of what was made are told, each with its kind', async () => {
    const added = await warroom(['run', file, 'addTask', '{"title":"from afar"}'], 'zh_CN.UTF-8')
    const task = [...opened().plan.task.values()].find(({ title }) => title === 'from afar')
    expect(added.out).toBe(`已执行：添加任务\n  任务 ${task?.id}\n`)
    const label = JSON.stringify({ name: '急', colour: 'ochre', taskId: task?.id })
    const { out } = await warroom(['run', file, 'addLabel', label, '--json'])
    const [made] = [...opened().plan.label.values()].filter(({ name }) => name === '急')
    expect((JSON.parse(out) as { made: object[] }).made).toEqual([
      { kind: 'label', id: made?.id },
      { kind: 'labelling', id: `${task?.id}~${made?.id}` },
    ])
    const changed = await warroom([
      'run',
      file,
      'renameTask',
      `{"taskId":"${task?.id}","title":"y"}`,
      '--json',
    ])
    expect(JSON.parse(changed.out)).toMatchObject({ isChanged: true, made: [] })
  })

  it('[CLI-18] with --json a refusal is one JSON object with its code, its facts and its sentence', async () => {
    const refused = async (...args: string[]) => {
      const { code, out, err } = await warroom(['run', ...args, '--json'])
      return { code, out, told: JSON.parse(err) as unknown }
    }
    expect(await refused(file, 'renameTask', '{"taskId":"X-1","title":"x"}')).toEqual({
      code: 3,
      out: '',
      told: {
        refused: 'noSuchTask',
        facts: { id: 'X-1' },
        sentence: 'There is no task with the id X-1.',
      },
    })
    expect(await refused(file, 'renameTsk', '{}')).toMatchObject({
      code: 2,
      told: { refused: 'unknownCommand', command: 'renameTsk', near: 'renameTask' },
    })
    expect(await refused('absent.warroom', 'addTask', '{"title":"x"}')).toMatchObject({
      code: 2,
      told: { refused: 'noSuchFile', file: 'absent.warroom', sentence: 'There is no file absent.warroom.' },
    })
  })

  it('[CLI-19] work is written down for a person who is there, and for nobody else; those who are like are named first', async () => {
    for (const [personId, name] of [
      ['zhou', '周'],
      ['lin', 'Lin'],
    ]) {
      const input = JSON.stringify({ personId, name, role: null })
      expect((await warroom(['run', file, 'addPerson', input])).code).toBe(0)
    }
    const stranger = await warroom(['run', file, 'addTask', '{"title":"x"}', '--as', 'lim'])
    expect([stranger.code, stranger.err]).toEqual([
      2,
      'There is no person with the id lim; there are lin (Lin), zhou (周).\n',
    ])
    expect(titles()).not.toContain('x')
    expect((await warroom(['run', file, 'addTask', '{"title":"x"}', '--as', 'lin'])).code).toBe(0)
    expect(opened().events.at(-1)).toMatchObject({ command: 'addTask', personId: 'lin' })
  })

  it('[CLI-19] a verb that nobody knows is told with the nearest', async () => {
    const { code, err } = await warroom(['reprot', file])
    expect([code, err]).toEqual([2, 'There is no command reprot (report?); --help shows those there are.\n'])
    expect((await warroom(['frobnicate'])).err).toBe(
      'There is no command frobnicate; --help shows those there are.\n',
    )
  })

  it('[CLI-20] a folder in place of a file is told to be one, in every verb', async () => {
    const asked = [
      ['run', '.', 'addTask', '{"title":"x"}'],
      ['report', '.'],
      ['schedule', '.'],
      ['import', '.', '-o', 'out.warroom'],
      ['convert', '.', 'out.xml'],
    ]
    for (const args of asked) {
      const { code, err } = await warroom(args)
      expect([code, err]).toEqual([2, '. is a folder, not a file.\n'])
    }
    mkdirSync(join(folder, 'taken'), { recursive: true })
    const { code, err } = await warroom(['import', plan, '-o', 'taken'])
    expect([code, err]).toMatchObject([2, expect.stringContaining('taken')])
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('[CLI-21] what the host notes on its way comes to standard error when it is asked for', async () => {
    writeFileSync(file, withManyParts(readFileSync(file)))
    const [task] = opened().plan.task.values()
    const args = ['run', file, 'scheduleTask', JSON.stringify({ taskId: task?.id, days: 9 })]
    const quiet = await warroom(args)
    expect([quiet.code, quiet.err]).toEqual([0, ''])
    writeFileSync(file, withManyParts(readFileSync(file)))
    const told = await warroom([...args.slice(0, 3), args[3]?.replace('9', '8') ?? '', '--verbose'])
    expect(told.code).toBe(0)
    expect(told.err).toContain('document.partsDropped')
  })

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
