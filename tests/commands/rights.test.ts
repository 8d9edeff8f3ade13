import { describe, expect, it } from 'vitest'
import { type Catalogue, meCommands, planCommands, workspaceCommands } from '#shared/commands/catalogue'
import type { CommandContext } from '#shared/commands/command'
import type { Right } from '#shared/domain/right'
import { isRefusal } from '#shared/domain/refusal'
import { type Edit, make } from '#shared/model/edit'
import { type Kind, kindNamed, kinds, planKinds, workspaceKinds } from '#shared/model/kinds'
import { EMPTY_ME, EMPTY_WORKSPACE, type PlanSnapshot } from '#shared/model/snapshot'
import { withEdits } from '#shared/model/withEdits'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { anyIntent } from '#support/intents'
import { newReplica, testContext } from '#support/plan'
import { type Random, randomOf } from '#support/random'
import { planDifference } from '#shared/model/difference'
import type { FieldChange } from '#shared/model/event'
import { runs } from '#support/runs'
import { anyWorkspaceIntent } from '#support/workspaceIntents'
import { usualKeyDates } from '../template/request'

/** The rights of which each is enough for an edit; null for an event that happened elsewhere. */
function rightsFor(edit: Edit): readonly Right[] | null {
  if ('past' in edit) return null
  if ('splice' in edit) return kinds.task.writtenBy.notes ?? []
  const { change, make = change, fields } = kindNamed('make' in edit ? edit.make : edit.put).writtenBy
  return 'make' in edit ? make : ((fields as Readonly<Record<string, Right[]>>)?.[edit.field] ?? change)
}

const wordsOf = (edit: Edit): string =>
  'past' in edit
    ? 'log'
    : 'splice' in edit
      ? 'notes'
      : 'make' in edit
        ? edit.make
        : `${edit.put}.${edit.field}`

/** Everything that a command wrote without its right being enough, and the commands that wrote anything. */
function startWatch() {
  const [uncovered, wrote] = [new Set<string>(), new Set<string>()]
  return {
    uncovered,
    wrote,
    decide: <S extends object>(
      commands: Catalogue<S>,
      [snapshot, context]: readonly [S, CommandContext],
      [name, input]: readonly [string, object],
    ): S => {
      const command = commands[name]
      if (command === undefined) throw new Error(`no command ${name}`)
      const edits = command.decide(snapshot, input as never, context)
      if (isRefusal(edits)) return snapshot
      for (const edit of edits) {
        wrote.add(name)
        const rights = rightsFor(edit)
        if (rights === null ? command.right !== 'data.transfer' : !rights.includes(command.right))
          uncovered.add(`${name} (${command.right}) writes ${wordsOf(edit)} (${rights?.join(', ')})`)
      }
      return withEdits(snapshot, edits)
    },
  }
}

const filled = (plan: PlanSnapshot, watch: ReturnType<typeof startWatch>): PlanSnapshot =>
  watch.decide(
    planCommands,
    [plan, testContext],
    [
      'fillFromTemplate',
      {
        template: doubleElevenWarRoom,
        keyDate: '2026-11-11',
        keyDates: usualKeyDates('2026-11-11'),
        zone: 'Asia/Shanghai',
      },
    ],
  )

/** As a merge leaves them: of a record each field that is reviewed lost a value. */
function lossesOf(kind: Kind, records: { keys(): Iterable<string> }): Edit[] {
  const [recordId] = [...records.keys()]
  if (recordId === undefined) throw new Error(`no ${kind}`)
  const codes = Object.values(kindNamed(kind).fields as Readonly<Record<string, readonly [string, unknown]>>)
  return codes.map(([code]) =>
    make('lostWrite', `9:${code}.${kind}`, { of: kind, recordId, code, value: 'lost', at: 1 }),
  )
}

/** What commands drawn at random seldom get done, because it needs something else first. */
function seldom(plan: PlanSnapshot): [command: string, input: object][] {
  const card = [...plan.retroCard.values()].find(({ list, isRemoved }) => list === 'action' && !isRemoved)
  const custom = [...plan.status.values()].find(({ name, isRemoved }) => name === '复核' && !isRemoved)
  return [
    ['dropTask', { taskId: 'D11-03', dependencies: [{ from: 'D11-02', to: 'D11-79', type: 'FS', lag: 0 }] }],
    ['nestTask', { taskId: 'D11-05', parentId: 'D11-06', before: null }],
    ['removeTask', { taskId: 'D11-06' }],
    ['removeStatus', { statusId: custom?.id ?? 'nobody' }],
    ...[...plan.lostWrite.keys()].map(lossId => ['takeLostValue', { lossId }] as [string, object]),
    ['keepCurrentValues', { lossIds: [...plan.lostWrite.keys()] }],
    ['makeActionTask', { cardId: card?.id ?? 'nobody', personId: null, due: null }],
  ]
}

/** A few hundred commands on a plan of the template, and a copy of what came of them. */
function workOn(random: Random, watch: ReturnType<typeof startWatch>): void {
  let plan = filled(newReplica().now(), watch)
  for (const first of [
    ['addRetroCard', { list: 'action', text: '早点定稿' }],
    ['addStatus', { name: '复核', colour: 'slate', category: 'waiting' }],
  ] as const)
    plan = watch.decide(planCommands, [plan, testContext], first)
  plan = withEdits(plan, lossesOf('task', plan.task))
  for (const intent of seldom(plan)) plan = watch.decide(planCommands, [plan, testContext], intent)
  for (let n = 0; n < 300; n++) {
    const context = { ...testContext, now: testContext.now + n }
    plan = watch.decide(planCommands, [plan, context], anyIntent(random, plan))
  }
  const copy = { source: plan, keyDate: '2026-12-12', keepsPeople: true, keepsProgress: true }
  watch.decide(planCommands, [newReplica().now(), testContext], ['copyPlan', copy])
  const earlier = filled(newReplica().now(), watch)
  watch.decide(planCommands, [plan, testContext], ['restorePlan', { source: earlier, take: { what: 'all' } }])
  // As if all that differs from the earlier plan had been one change, and every record had been made by it.
  const { records } = planDifference(earlier, plan)
  const changes = records.flatMap(({ kind, id, fields }) =>
    fields.map(({ field, was, now }): FieldChange => ({ kind, id, field, from: was, to: now, after: null })),
  )
  const made = planKinds.map(kind => ({ kind, ids: [...plan[kind].keys()] }))
  const about = { id: 'e', at: 1, personId: 'lin', device: 'd', command: 'x', reverts: null, group: null }
  watch.decide(
    planCommands,
    [plan, testContext],
    ['takeBackChanges', { events: [{ ...about, changes, made }] }],
  )
}

describe('rights', () => {
  it('[DISPATCH-11] of each command of a plan cover everything that it writes', () => {
    const watch = startWatch()
    for (let seed = 1; seed <= runs(6, 200); seed++) workOn(randomOf(seed), watch)
    expect([...watch.uncovered]).toEqual([])
    expect(Object.keys(planCommands).filter(name => !watch.wrote.has(name))).toEqual([])
  })

  it('[DISPATCH-11] of each command of the workspace and of own settings cover everything that it writes', () => {
    const watch = startWatch()
    const random = randomOf(11)
    let workspace = EMPTY_WORKSPACE
    for (let n = 0; n < 600; n++) {
      const intent = anyWorkspaceIntent(random, workspace)
      workspace = watch.decide(workspaceCommands, [workspace, testContext], intent)
    }
    const there = workspaceKinds.filter(kind => kind !== 'lostWrite' && workspace[kind].size > 0)
    for (const kind of there) workspace = withEdits(workspace, lossesOf(kind, workspace[kind]))
    for (const lossId of workspace.lostWrite.keys())
      watch.decide(workspaceCommands, [workspace, testContext], ['takeLostValue', { lossId }])
    const lossIds = [...workspace.lostWrite.keys()]
    watch.decide(workspaceCommands, [workspace, testContext], ['keepCurrentValues', { lossIds }])
    let me = EMPTY_ME
    for (const value of [1, 2])
      me = watch.decide(meCommands, [me, testContext], ['setPreference', { name: 'zoom', value }])
    expect([...watch.uncovered]).toEqual([])
    const all = Object.keys({ ...workspaceCommands, ...meCommands })
    expect(all.filter(name => !watch.wrote.has(name))).toEqual([])
  })

  it('[DISPATCH-11] to create a record are enough to take it back by an undo', () => {
    for (const kind of Object.keys(kinds) as Kind[]) {
      const { change, make = change } = kindNamed(kind).writtenBy
      const removing = rightsFor({ put: kind, id: 'x', field: 'isRemoved', to: true } as Edit)
      expect(removing, kind).toEqual(expect.arrayContaining([...make]))
    }
  })
})
