import type { Event } from '#shared/model/event'
import type { Goal } from '#shared/model/goal'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { dayOf, daysFrom, endOfDay, momentOf, shift, workdays } from './plainDays'
import { type PlainLog, responsibleAt } from './plainLog'
import { datesOf, doneOn, isMilestone, plainTask, type PlainTask, startedOn, wasDone } from './plainTask'
import { plainSlips } from './plainSlips'

const idsOf = (tasks: readonly PlainTask[]): string[] => tasks.map(({ task }) => task.id)
const has = (tag: string) => (one: PlainTask) => one.task.tags.includes(tag)

function rate(tasks: readonly PlainTask[], hits: readonly PlainTask[]) {
  const value = tasks.length === 0 ? null : hits.length / tasks.length
  return { value, n: tasks.length, taskIds: idsOf(tasks), hits: idsOf(hits) }
}

function average(values: readonly number[]): number | null {
  let sum = 0
  for (const value of values) sum += value
  return values.length === 0 ? null : sum / values.length
}

/** Type 7: h = (n − 1) p. */
function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const h = (sorted.length - 1) * p
  const [low, high] = [sorted[Math.floor(h)], sorted[Math.ceil(h)]]
  if (low === undefined || high === undefined) return null
  return low + (h - Math.floor(h)) * (high - low)
}

function spread(tasks: readonly PlainTask[], values: readonly number[]) {
  const [median, p85] = [quantile(values, 0.5), quantile(values, 0.85)]
  return { n: values.length, taskIds: idsOf(tasks), median, p85, mean: average(values) }
}

/** The whole report a second time, straight from domain.md, slow and simple. Platform time only. */
export function plainReport(plan: PlanSnapshot, told: readonly Event[], now: number) {
  const log: PlainLog = { plan, events: [...told].sort((a, b) => a.at - b.at) }
  const afterwards = [...plan.retroCard.values()].map(card => card.taskId)
  const present = [...plan.task.values()].filter(task => !task.isRemoved && !afterwards.includes(task.id))
  const isDropped = (statusId: string): boolean => plan.status.get(statusId)?.category === 'dropped'
  const tasks = present.filter(({ statusId }) => !isDropped(statusId)).map(task => plainTask(log, task, now))
  const moved = tasks.flatMap(one => moves(plan, one)).sort((a, b) => a.at - b.at)
  return {
    taskIds: idsOf(tasks),
    cancelled: present.filter(({ statusId }) => isDropped(statusId)).map(({ id }) => id),
    whole: span(tasks),
    launches: launches(tasks.filter(has('launch')), now, Infinity),
    overdue: overdue(tasks, 'first', now),
    overdueNow: overdue(tasks, 'now', now),
    materials: materials(tasks.filter(has('material')), now, began(tasks)),
    goals: goals(plan, tasks, now),
    phases: phases(plan, tasks),
    tasks: tasks.map(one => taskSpan(plan, one, now)),
    cycle: cycle(tasks),
    lead: lead(plan, tasks),
    statuses: statuses(plan, tasks),
    waits: waits(log, tasks, now),
    rework: rework(tasks),
    slips: plainSlips(plan, tasks, now),
    moves: moved,
    moveReasons: reasons(moved),
    milestones: milestones(plan, tasks, now),
  }
}

function doneBy(one: PlainTask, until: number): boolean {
  return one.isDone && (one.done === null || one.done <= until)
}

function launches(tasks: readonly PlainTask[], now: number, last: number) {
  const untilOf = (one: PlainTask): number => one.first?.until ?? NaN
  const due = tasks.filter(one => untilOf(one) < now && untilOf(one) <= last)
  const rolledBack = due.filter(({ periods, first }) =>
    doneTimes(periods).some(
      ({ from, to }) =>
        from !== null && to !== null && from <= (first?.until ?? 0) && to - from <= 24 * 3_600_000,
    ),
  )
  const onTime = due.filter(one => rolledBack.includes(one) || doneBy(one, untilOf(one)))
  return {
    ...rate(due, onTime),
    rolledBack: idsOf(rolledBack),
    ahead: idsOf(tasks.filter(one => one.first !== null && !due.includes(one))),
    unplanned: idsOf(tasks.filter(one => one.first === null)),
  }
}

function doneTimes(periods: PlainTask['periods']): { from: number | null; to: number | null }[] {
  const out: { from: number | null; to: number | null }[] = []
  for (const [at, { meaning, from, to }] of periods.entries()) {
    if (meaning !== 'done') continue
    const last = out.at(-1)
    if (periods[at - 1]?.meaning === 'done' && last !== undefined) last.to = to
    else out.push({ from, to })
  }
  return out
}

function overdue(tasks: readonly PlainTask[], by: 'first' | 'now', now: number) {
  const due = tasks.filter(one => (one[by]?.until ?? Infinity) < now)
  const late = due.filter(one => !doneBy(one, one[by]?.until ?? 0))
  const lateDays = late.map(one => {
    const [from, to] = [one[by]?.finish ?? '', doneOn(one) ?? dayOf(now)]
    if (to <= from) return 0
    return one.task.tags.includes('campaignDay') ? daysFrom(from, to).length - 1 : shift(from, to)
  })
  return {
    ...rate(due, late),
    lateDays: { value: average(lateDays), n: late.length, taskIds: idsOf(late) },
    noDue: idsOf(tasks.filter(one => one[by] === null)),
  }
}

function began(tasks: readonly PlainTask[]): number | null {
  const firsts = tasks.map(({ periods }) =>
    periods.find(p => p.meaning !== 'todo' && p.meaning !== 'dropped'),
  )
  const instants = firsts.flatMap(period => period?.from ?? [])
  return instants.length === 0 ? null : Math.min(...instants)
}

function materials(tasks: readonly PlainTask[], at: number, since: number | null) {
  const asked = tasks.filter(one => !isMilestone(one) && (one.created ?? -Infinity) <= at)
  const added = asked.filter(({ created }) => created !== null && since !== null && created > since)
  return {
    ...rate(
      asked,
      asked.filter(one => wasDone(one, at)),
    ),
    added: idsOf(added),
  }
}

function goals(plan: PlanSnapshot, tasks: readonly PlainTask[], now: number) {
  const all = [...plan.goal.values()].filter(({ isRemoved }) => !isRemoved)
  all.sort((a, b) => (a.position < b.position ? -1 : 1))
  return all.map(({ id: goalId, metric, target, tag, day, time }: Goal) => {
    const deadline = time === null ? endOfDay(day) : momentOf(day, time)
    const measuredAt = Math.min(now, deadline)
    const tagged = tasks.filter(has(tag))
    const ready = metric === 'materialReady' ? materials(tagged, measuredAt, began(tasks)) : null
    const { value, n, taskIds, hits } = ready ?? launches(tagged, now, deadline)
    const isReached = deadline > now || value === null ? null : value >= target
    const measured = { value, n, taskIds, hits }
    return { goalId, metric, target, deadline, measuredAt, measured, added: ready?.added ?? [], isReached }
  })
}

type Days = readonly (string | null)[]
const earliest = (days: Days): string | null => days.filter(day => day !== null).sort()[0] ?? null
const latest = (days: Days): string | null =>
  days
    .filter(day => day !== null)
    .sort()
    .at(-1) ?? null
const shiftOf = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : shift(from, to)

function span(tasks: readonly PlainTask[]) {
  const isOpen = tasks.some(({ isDone }) => !isDone)
  const planned = {
    start: earliest(tasks.map(({ first }) => first?.start ?? first?.finish ?? null)),
    finish: latest(tasks.map(({ first }) => first?.finish ?? null)),
  }
  const actual = {
    start: earliest(tasks.map(one => startedOn(one) ?? doneOn(one))),
    finish: isOpen ? null : latest(tasks.map(doneOn)),
  }
  const startShift = shiftOf(planned.start, actual.start)
  return { planned, actual, startShift, finishShift: shiftOf(planned.finish, actual.finish), isOpen }
}

function phaseOf(plan: PlanSnapshot, { task }: PlainTask): string | null {
  return task.phaseId !== null && plan.phase.get(task.phaseId)?.isRemoved === false ? task.phaseId : null
}

function taskSpan(plan: PlanSnapshot, one: PlainTask, now: number) {
  const planned = { start: one.first?.start ?? null, finish: one.first?.finish ?? null }
  const actual = { start: startedOn(one), finish: doneOn(one) }
  const isLate = !one.isDone && planned.finish !== null && planned.finish < dayOf(now)
  return {
    planned,
    actual,
    startShift: shiftOf(planned.start, actual.start),
    finishShift: shiftOf(planned.finish, actual.finish),
    isOpen: !one.isDone,
    taskId: one.task.id,
    phaseId: phaseOf(plan, one),
    isMilestone: isMilestone(one),
    lateDays: isLate ? shift(planned.finish ?? '', dayOf(now)) : 0,
  }
}

function phases(plan: PlanSnapshot, tasks: readonly PlainTask[]) {
  const all = [...plan.phase.values()].filter(({ isRemoved }) => !isRemoved)
  all.sort((a, b) => (a.position < b.position ? -1 : 1))
  return [...all.map(({ id }) => id), null].flatMap(phaseId => {
    const members = tasks.filter(one => phaseOf(plan, one) === phaseId)
    if (phaseId === null && members.length === 0) return []
    const done = idsOf(members.filter(({ isDone }) => isDone))
    const spent = (...meanings: string[]): number => sumOf(members, meanings)
    const minutes = { todo: spent('todo'), doing: spent('doing'), waiting: spent('waiting', 'blocked') }
    return [{ ...span(members), phaseId, taskIds: idsOf(members), done, minutes }]
  })
}

function sumOf(tasks: readonly PlainTask[], meanings: readonly string[]): number {
  let sum = 0
  for (const one of tasks) {
    for (const { meaning, minutes } of one.periods) {
      if (!isMilestone(one) && meanings.includes(meaning)) sum += minutes
    }
  }
  return sum
}

function cycle(tasks: readonly PlainTask[]) {
  const done = tasks.filter(one => !isMilestone(one) && one.done !== null)
  const isTimed = (one: PlainTask): boolean => one.started !== null && one.started <= (one.done ?? 0)
  const days = (one: PlainTask): string[] =>
    isTimed(one) ? daysFrom(startedOn(one) ?? '', doneOn(one) ?? '') : ['one day']
  const working = done.map(one =>
    isTimed(one) ? Math.max(1, workdays(startedOn(one) ?? '', doneOn(one) ?? '')) : 1,
  )
  const calendar = spread(
    done,
    done.map(one => days(one).length),
  )
  return { working: spread(done, working), calendar, untimed: idsOf(done.filter(one => !isTimed(one))) }
}

function lead(plan: PlanSnapshot, tasks: readonly PlainTask[]) {
  const counted: PlainTask[] = []
  const values: number[] = []
  for (const one of tasks) {
    if (isMilestone(one) || one.done === null) continue
    const bonds = [...plan.dependency.values()].filter(
      ({ isRemoved, type, to }) => !isRemoved && type === 'FS' && to === one.task.id,
    )
    const before = tasks.filter(({ task }) => bonds.some(({ from }) => from === task.id))
    const released = Math.max(...before.map(({ done }) => done ?? Infinity))
    const ready = before.length === 0 ? one.created : Math.min(released, one.started ?? one.done)
    if (ready === null) continue
    counted.push(one)
    values.push(Math.max(1, workdays(dayOf(Math.min(ready, one.done)), dayOf(one.done))))
  }
  return spread(counted, values)
}

function statuses(plan: PlanSnapshot, tasks: readonly PlainTask[]) {
  const all = [...plan.status.values()].sort((a, b) => (a.position < b.position ? -1 : 1))
  const rows = all.flatMap(({ id: statusId, category }) => {
    const perTask = tasks.flatMap(one => {
      const spent = one.periods.filter(
        ({ statusId: at, meaning, from }) =>
          at === statusId && from !== null && meaning !== 'done' && meaning !== 'dropped',
      )
      if (isMilestone(one) || spent.length === 0) return []
      return [{ one, minutes: spent.reduce((sum, { minutes }) => sum + minutes, 0) }]
    })
    const minutes = perTask.reduce((sum, one) => sum + one.minutes, 0)
    const taskIds = perTask.map(({ one }) => one.task.id)
    const medianMinutes = quantile(
      perTask.map(one => one.minutes),
      0.5,
    )
    return perTask.length === 0
      ? []
      : [{ statusId, category, minutes, n: taskIds.length, taskIds, medianMinutes }]
  })
  const isUnderWay = (category: string): boolean => category === 'doing' || category === 'waiting'
  const total = rows.filter(({ category }) => isUnderWay(category)).reduce((sum, row) => sum + row.minutes, 0)
  return rows.map(row => ({
    ...row,
    share: isUnderWay(row.category) && total > 0 ? row.minutes / total : null,
  }))
}

function waits(log: PlainLog, tasks: readonly PlainTask[], now: number) {
  const all = tasks.flatMap(one =>
    isMilestone(one)
      ? []
      : one.periods.flatMap(({ statusId, meaning, from, to, minutes }) => {
          if ((meaning !== 'waiting' && meaning !== 'blocked') || minutes === 0 || from === null) return []
          const end = Math.min(to ?? now, now)
          const elapsedMinutes = Math.floor(end / 60_000) - Math.floor(from / 60_000)
          const personId = responsibleAt(log, one.task, from)
          return [{ taskId: one.task.id, statusId, personId, from, to, minutes, elapsedMinutes }]
        }),
  )
  const longest = [...all].sort(
    (a, b) => b.minutes - a.minutes || a.from - b.from || (a.taskId < b.taskId ? -1 : 1),
  )
  const taskIds = [...new Set(all.map(({ taskId }) => taskId))]
  const minutes = all.reduce((sum, wait) => sum + wait.minutes, 0)
  return { n: all.length, taskIds, minutes, longest: longest.slice(0, 10) }
}

function rework(tasks: readonly PlainTask[]) {
  const rows = tasks.filter(one => !isMilestone(one)).map(one => ({ one, ...backAndForth(one) }))
  const given = rows.filter(({ handed }) => handed > 0)
  const back = given.filter(({ rejected, reopened }) => rejected + reopened > 0)
  const times = back.reduce((sum, { rejected, reopened }) => sum + rejected + reopened, 0)
  const handed = given.reduce((sum, row) => sum + row.handed, 0)
  back.sort(
    (a, b) => b.rejected + b.reopened - a.rejected - a.reopened || (a.one.task.id < b.one.task.id ? -1 : 1),
  )
  return {
    firstPass: rate(
      given.map(({ one }) => one),
      given.filter(row => !back.includes(row)).map(({ one }) => one),
    ),
    index: {
      value: handed === 0 ? null : times / handed,
      n: handed,
      taskIds: given.map(({ one }) => one.task.id),
    },
    tasks: back.map(({ one, rejected, reopened }) => ({ taskId: one.task.id, rejected, reopened })),
  }
}

/** Blocked work stands where it stood before, unless that was done: then it is work again. */
function backAndForth({ periods }: PlainTask): { handed: number; rejected: number; reopened: number } {
  let [place, handed, rejected, reopened] = ['todo', 0, 0, 0]
  for (const { meaning } of periods) {
    const isWork = meaning === 'todo' || meaning === 'doing'
    if (place === 'done' && (isWork || meaning === 'waiting' || meaning === 'blocked')) reopened++
    if (place === 'waiting' && isWork) rejected++
    if (meaning === 'waiting' && place !== 'waiting') handed++
    if (meaning === 'done' && place !== 'waiting' && place !== 'done') handed++
    if (meaning !== 'blocked') place = meaning
    else if (place === 'done') place = 'doing'
  }
  return { handed, rejected, reopened }
}

function moves(plan: PlanSnapshot, { task, timings }: PlainTask) {
  return timings.flatMap(({ event, timing }, at) => {
    const before = timings[at - 1]?.timing
    if (event === null || before === undefined) return []
    const [from, to] = [before, timing].map(one => ({ ...datesOf(one), time: one.pin?.time ?? null }))
    if (from === undefined || to === undefined || from.finish === null) return []
    if (JSON.stringify(from) === JSON.stringify(to)) return []
    const { id: eventId, personId } = event
    const isPinned = before.pin !== null || timing.pin !== null
    const shifted = shiftOf(from.finish, to.finish)
    const moveId = event.group ?? eventId
    const said = [...plan.moveReason.values()].find(
      one => one.moveId === moveId && one.subjectId === task.id && !one.isRemoved,
    )
    const about = { eventId, moveId, personId, kind: 'task', id: task.id, reason: said?.reason ?? null }
    return [{ at: event.at, ...about, from, to, shift: shifted, isPinned }]
  })
}

/** Most days first; what nobody explained comes last. */
function reasons(moved: readonly ReturnType<typeof moves>[number][]) {
  const names = ['weather', 'supplier', 'review', 'platform', 'other', null]
  const shares = names.flatMap(reason => {
    const own = moved.filter(move => move.reason === reason)
    let laterDays = 0
    for (const { shift } of own) if (shift !== null && shift > 0) laterDays += shift
    const taskIds = own.map(({ id }) => id).filter((id, at, all) => all.indexOf(id) === at)
    return own.length === 0 ? [] : [{ reason, moves: own.length, laterDays, taskIds }]
  })
  const said = shares.filter(({ reason }) => reason !== null).sort((a, b) => b.laterDays - a.laterDays)
  return [...said, ...shares.filter(({ reason }) => reason === null)]
}

function milestones(plan: PlanSnapshot, tasks: readonly PlainTask[], now: number) {
  const spans = tasks.filter(isMilestone).map(one => taskSpan(plan, one, now))
  const reached = spans.filter(({ finishShift }) => finishShift !== null)
  const value = average(reached.map(({ finishShift }) => finishShift ?? 0))
  return { spans, variance: { value, n: reached.length, taskIds: reached.map(({ taskId }) => taskId) } }
}
