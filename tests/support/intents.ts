import type { planCommands } from '#shared/commands/catalogue'
import { present } from '#shared/commands/find'
import { NOTHING_KNOWN } from '#shared/commands/import/known'
import { MINERALS } from '#shared/domain/mineral'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { boardOf } from '#support/imported'
import { foreignPlanIn, msProjectText } from '#support/foreignPlan'
import type { Random } from '#support/random'
import { randomPlan } from '#support/randomPlan'
import { trelloBoard } from '#support/trelloBoard'

type Name = keyof typeof planCommands
export type Intended = readonly [command: Name, intent: object]

const DAYS = ['2026-09-30', '2026-10-09', '2026-10-14', '2026-11-11', 'no day', '2026-02-30'] as const
const SETTLING: ReadonlySet<Name> = new Set(['takeLostValue', 'keepCurrentValues'])
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const
const LISTS = ['keep', 'stop', 'start', 'action'] as const
const WORDS = ['主图', 'banner', '😀 开会', '', '  拍摄  ', 'x'.repeat(30)] as const

/** Any command of the catalogue that a person could give at this plan, sensible or not. */
export function anyIntent(random: Random, plan: PlanSnapshot): Intended {
  const idOf = (
    kind:
      | (keyof PlanSnapshot & 'task')
      | 'phase'
      | 'status'
      | 'dependency'
      | 'checklist'
      | 'checkItem'
      | 'comment'
      | 'link'
      | 'label'
      | 'retroCard'
      | 'baseline'
      | 'keyDate'
      | 'calendarDays'
      | 'lostWrite',
  ): string => {
    const ids = present<{ readonly id: string; readonly isRemoved: boolean }>(plan[kind]).map(one => one.id)
    return ids.length === 0 || random.chance(0.02) ? 'nobody' : random.pick(ids.sort())
  }
  const taskId = idOf('task')
  const orNull = <T>(value: T): T | null => (random.chance(0.2) ? null : value)
  const [text, day, colour] = [random.pick(WORDS), random.pick(DAYS), random.pick(MINERALS)]
  const days = random.below(6)
  const notes = plan.notes.get(taskId) ?? ''
  const cut = random.below(notes.length + 1)
  const importing = () => ({
    board: boardOf(trelloBoard(1 + days)),
    categories: {},
    people: {},
    known: NOTHING_KNOWN,
  })
  const all: Record<
    Exclude<Name, 'fillFromTemplate' | 'copyPlan' | 'restorePlan' | 'takeBackChanges'>,
    () => object
  > = {
    importBoard: importing,
    importPlan: () => ({
      plan: foreignPlanIn(msProjectText(randomPlan(random, 8))),
      people: {},
      known: NOTHING_KNOWN,
    }),
    explainMove: () => ({
      moveId: random.pick(['e1', 'e2', '', 'no id']),
      moved: [
        { subject: 'task', subjectId: taskId, from: random.pick([null, ['2026-09-30', '2026-10-09']]) },
        ...(random.chance(0.3) ? [{ subject: 'keyDate', subjectId: idOf('keyDate'), from: null }] : []),
      ],
      reason: random.pick(['weather', 'other', null, 'none']),
    }),
    addTask: () => ({
      title: text,
      statusId: random.chance(0.5) ? idOf('status') : undefined,
      phaseId: null,
    }),
    renameTask: () => ({ taskId, title: text }),
    moveTask: () => ({
      taskId,
      statusId: idOf('status'),
      before: random.chance(0.5) ? orNull(idOf('task')) : undefined,
    }),
    assignTask: () => ({ taskId, personId: orNull(`person-${days}`) }),
    bindRole: () => ({ role: 'ops', personId: 'lin' }),
    describeTask: () => ({ taskId, deliverable: text }),
    scheduleTask: () => ({
      taskId,
      ...random.pick<object>([
        { start: orNull(day) },
        { days: days - 1 },
        { due: orNull(day) },
        { start: day, days },
      ]),
    }),
    pinTask: () => ({
      taskId,
      pin: orNull({ day, time: random.pick([null, '20:00', '25:00']), zone: 'Asia/Shanghai' }),
    }),
    setTaskPhase: () => ({ taskId, phaseId: orNull(idOf('phase')) }),
    archiveTask: () => ({ taskId, isArchived: random.chance(0.3) }),
    completeTask: () => ({ taskId, isComplete: random.chance(0.5) }),
    removeTask: () => ({ taskId: random.chance(0.3) ? taskId : 'nobody' }),
    takePart: () => ({ taskId, personId: `person-${days}`, isOn: random.chance(0.7) }),
    addChecklist: () => ({ taskId, name: text }),
    renameChecklist: () => ({ checklistId: idOf('checklist'), name: text }),
    removeChecklist: () => ({ checklistId: random.chance(0.4) ? idOf('checklist') : 'nobody' }),
    addCheckItem: () => ({ taskId, text, checklistId: random.chance(0.3) ? idOf('checklist') : null }),
    tickCheckItem: () => ({ itemId: idOf('checkItem'), isDone: random.chance(0.7) }),
    renameCheckItem: () => ({ itemId: idOf('checkItem'), text }),
    removeCheckItem: () => ({ itemId: idOf('checkItem') }),
    addLabel: () => ({ name: text, colour, taskId: random.chance(0.5) ? taskId : undefined }),
    labelTask: () => ({ taskId, labelId: idOf('label'), isOn: random.chance(0.6) }),
    addComment: () => ({ taskId, text }),
    removeComment: () => ({ commentId: idOf('comment') }),
    addLink: () => ({
      taskId,
      url: random.pick(['https://example.com/a', 'javascript:x', 'example.com']),
      title: text,
    }),
    removeLink: () => ({ linkId: idOf('link') }),
    addDependency: () => ({
      from: idOf('task'),
      to: taskId,
      type: random.pick(['FS', 'SS', 'FF', 'SF']),
      lag: days - 2,
    }),
    changeDependency: () => ({
      dependencyId: idOf('dependency'),
      lag: days,
      type: random.pick(['FS', 'SS']),
    }),
    removeDependency: () => ({ dependencyId: idOf('dependency') }),
    editNotes: () => ({
      taskId,
      from: notes,
      to: notes.slice(0, cut).replace(/[\ud800-\udbff]$/, '') + text,
    }),
    addStatus: () => ({ name: text, colour, category: random.pick(['todo', 'doing', 'waiting']) }),
    changeStatus: () => ({ statusId: idOf('status'), name: text, limit: orNull(days) }),
    moveStatus: () => ({ statusId: idOf('status'), before: orNull(idOf('status')) }),
    archiveStatus: () => ({ statusId: idOf('status'), isArchived: random.chance(0.2) }),
    removeStatus: () => ({ statusId: random.chance(0.2) ? idOf('status') : 'nobody' }),
    addPhase: () => ({ name: text, colour }),
    changePhase: () => ({ phaseId: idOf('phase'), name: text, colour }),
    removePhase: () => ({ phaseId: idOf('phase') }),
    addRetroCard: () => ({ list: random.pick(LISTS), text }),
    changeRetroCard: () => ({ cardId: idOf('retroCard'), text }),
    moveRetroCard: () => ({
      cardId: idOf('retroCard'),
      list: random.pick(LISTS),
      before: orNull(idOf('retroCard')),
    }),
    removeRetroCard: () => ({ cardId: idOf('retroCard') }),
    makeActionTask: () => ({ cardId: idOf('retroCard'), personId: orNull('lin'), due: orNull(day) }),
    rescheduleTasks: () => ({
      changes: [
        { taskId, start: day },
        { taskId: idOf('task'), length: { amount: days - 1, unit: 'hour', isElapsed: random.chance(0.3) } },
      ],
    }),
    dropTask: () => ({
      taskId: random.chance(0.3) ? taskId : 'nobody',
      dependencies: [{ from: idOf('task'), to: idOf('task'), type: 'FS', lag: 0 }],
    }),
    constrainTask: () => ({
      taskId,
      constraint: orNull({ kind: random.pick(['finishNoLater', 'mustFinish', 'asLateAsPossible']), day }),
      deadline: orNull(day),
    }),
    recordActual: () => ({ taskId, start: orNull(day), finish: orNull(random.pick(DAYS)) }),
    nestTask: () => ({ taskId, parentId: orNull(idOf('task')), before: orNull(idOf('task')) }),
    setPlanning: () => ({
      slipPolicy: random.pick(['push', 'keepGap', 'off']),
      statusDay: orNull(day),
    }),
    takeBaseline: () => ({ name: text, dates: { [taskId]: ['2026-10-01', '2026-10-02'] } }),
    renameBaseline: () => ({ baselineId: idOf('baseline'), name: text }),
    removeBaseline: () => ({ baselineId: idOf('baseline') }),
    moveKeyDate: () => ({ keyDateId: idOf('keyDate'), day, time: '20:00', template: null }),
    addCalendarDays: () => ({
      layer: random.pick(['project', 'person']),
      ownerId: null,
      name: text,
      from: day,
      to: day,
      isWorking: random.chance(0.5),
      shifts: orNull([['09:00', '12:00']]),
    }),
    removeCalendarDays: () => ({ calendarDaysId: idOf('calendarDays') }),
    setCalendarWeek: () => ({
      layer: 'project',
      ownerId: null,
      week: orNull(WEEKDAYS.map(weekday => (weekday === days ? [] : [['09:00', `1${days}:00`]]))),
    }),
    takeLostValue: () => ({ lossId: idOf('lostWrite') }),
    bringBack: () => ({
      values: [{ kind: 'task', id: taskId, field: 'title', was: text, now: plan.task.get(taskId)?.title }],
      notes: [{ taskId, was: notes + text, now: notes }],
    }),
    keepCurrentValues: () => ({ lossIds: [idOf('lostWrite')] }),
  }
  const usual: Name[] = ['addTask', 'moveTask', 'renameTask', 'scheduleTask', 'editNotes']
  // Without a merge there is nothing to settle.
  const names = (Object.keys(all) as Name[]).filter(name => plan.lostWrite.size > 0 || !SETTLING.has(name))
  const command = random.chance(0.4) ? random.pick(usual) : random.pick(names)
  return [command, all[command as keyof typeof all]()]
}
