import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { scheduleTask } from '#shared/commands/task/scheduleTask'
import { wholeState } from '#shared/document/bytes'
import { encodeProjectFile } from '#shared/document/projectFile'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { filledSeat } from '#support/filledPlan'
import { warroomIn } from './warroom'

const folder = mkdtempSync(join(tmpdir(), 'warroom-own-'))
const warroom = warroomIn(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Told {
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

it('[CLI-12] a project file is scheduled as the app plans it, and converted', async () => {
  const seat = filledSeat(doubleElevenWarRoom, '2026-11-11')
  seat.run(scheduleTask, { taskId: 'D11-26', days: 10 })
  const project = {
    id: 'p',
    name: '双11',
    colour: 'azurite',
    template: null,
    keyDay: null,
    createdAt: 0,
    source: null,
  } as const
  const documents = [{ name: 'plan', state: wholeState(seat.target.main.doc) }]
  writeFileSync(join(folder, 'p.warroom'), encodeProjectFile({ project, people: [], documents }))
  const { code, out, err } = await warroom(['schedule', 'p.warroom', '--json'])
  expect([code, err]).toEqual([0, ''])
  const { tasks, conflicts } = JSON.parse(out) as Told
  expect(tasks.find(({ id }) => id === 'D11-27')).toMatchObject({
    earlyStart: '2026-09-30T09:00',
    earlyFinish: '2026-10-08T18:00',
  })
  expect(conflicts).toMatchObject([{ taskId: 'D11-32', kind: 'mustStart' }])
  expect(conflicts[0]?.chain.slice(-3)).toEqual(['D11-26', 'D11-27', 'D11-32'])
  const converted = await warroom(['convert', 'p.warroom', 'p.xml'])
  expect([converted.code, converted.err]).toEqual([0, ''])
  const again = await warroom(['schedule', 'p.xml', '--json'])
  expect((JSON.parse(again.out) as Told).tasks.length).toBe(tasks.length)
})
