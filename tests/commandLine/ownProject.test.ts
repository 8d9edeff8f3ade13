import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { setCalendarWeek } from '#shared/commands/calendar/setCalendarWeek'
import { scheduleTask } from '#shared/commands/task/scheduleTask'
import { wholeState } from '#shared/document/bytes'
import { encodeProjectFile, type ProjectFile } from '#shared/document/projectFile'
import type { WeekHours } from '#shared/domain/weekHours'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { filledReplica } from '#support/filledPlan'
import type { Replica } from '#support/plan'
import { warroomIn } from './warroom'

const folder = mkdtempSync(join(tmpdir(), 'warroom-own-'))
const warroom = warroomIn(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface ScheduleOutput {
  readonly tasks: readonly {
    readonly id: string
    readonly earlyStart: string
    readonly earlyFinish: string
  }[]
  readonly conflicts: readonly {
    readonly taskId: string
    readonly kind: string
    readonly chain: readonly string[]
  }[]
}

function fileOf(replica: Replica): ProjectFile {
  const project = {
    id: 'p',
    name: '双11',
    colour: 'azurite',
    template: null,
    keyDay: null,
    createdAt: 0,
    source: null,
  } as const
  const documents = [{ name: 'plan', state: wholeState(replica.target.main.doc) }]
  return { project, people: [], documents }
}

const SATURDAYS: WeekHours = [1, 2, 3, 4, 5, 6, 7].map(weekday => (weekday <= 6 ? [['10:00', '18:00']] : []))

it('[LAYER-13] the hours of a project go with its file into every format', async () => {
  const replica = filledReplica(doubleElevenWarRoom, '2026-11-11')
  replica.run(setCalendarWeek, { layer: 'project', ownerId: null, week: SATURDAYS })
  replica.run(scheduleTask, { taskId: 'D11-26', start: '2026-09-18', days: 2 })
  writeFileSync(join(folder, 'week.warroom'), encodeProjectFile(fileOf(replica)))
  const finishOf = async (file: string, id: string): Promise<string | undefined> => {
    const { out } = await warroom(['schedule', file, '--json'])
    return (JSON.parse(out) as ScheduleOutput).tasks.find(task => task.id === id)?.earlyFinish
  }
  // Friday and Saturday; 09-20 is a Sunday that is worked for 国庆.
  expect(await finishOf('week.warroom', 'D11-26')).toBe('2026-09-19T18:00')
  for (const to of ['week.json', 'week.xml', 'week.gan']) {
    const { code, err } = await warroom(['convert', 'week.warroom', to])
    expect([code, err]).toEqual([0, ''])
  }
  expect(await finishOf('week.json', 'D11-26')).toBe('2026-09-19T18:00')
  expect(await finishOf('week.xml', 'D11-26')).toBe('2026-09-19T18:00')
  // GanttProject knows whole days alone.
  expect((await finishOf('week.gan', 'D11-26'))?.slice(0, 10)).toBe('2026-09-19')
})

it('[CLI-12] a project file is scheduled as the app plans it, and converted', async () => {
  const replica = filledReplica(doubleElevenWarRoom, '2026-11-11')
  replica.run(scheduleTask, { taskId: 'D11-26', days: 10 })
  writeFileSync(join(folder, 'p.warroom'), encodeProjectFile(fileOf(replica)))
  const { code, out, err } = await warroom(['schedule', 'p.warroom', '--json'])
  expect([code, err]).toEqual([0, ''])
  const { tasks, conflicts } = JSON.parse(out) as ScheduleOutput
  expect(tasks.find(({ id }) => id === 'D11-27')).toMatchObject({
    earlyStart: '2026-09-30T09:00',
    earlyFinish: '2026-10-08T18:00',
  })
  expect(conflicts).toMatchObject([{ taskId: 'D11-32', kind: 'mustStart' }])
  expect(conflicts[0]?.chain.slice(-3)).toEqual(['D11-26', 'D11-27', 'D11-32'])
  const converted = await warroom(['convert', 'p.warroom', 'p.xml'])
  expect([converted.code, converted.err]).toEqual([0, ''])
  const again = await warroom(['schedule', 'p.xml', '--json'])
  expect((JSON.parse(again.out) as ScheduleOutput).tasks.length).toBe(tasks.length)
})
