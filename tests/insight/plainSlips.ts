import type { Dependency } from '#shared/model/dependency'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { dayOf, shift, workdays } from './plainDays'
import { datesOf, doneOn, type PlainTask, startedOn } from './plainTask'

interface Late {
  readonly one: PlainTask
  readonly planned: string
  readonly finish: string
  readonly days: number
}

/** Working days up to a day, from long before anything began. */
const place = (day: string): number => workdays('2026-01-01', day)

/** Slips with what each inherited, found for each task anew. */
export function plainSlips(plan: PlanSnapshot, tasks: readonly PlainTask[], now: number) {
  const known = tasks.flatMap(one => {
    const finish = one.isDone
      ? doneOn(one)
      : [dayOf(now), one.now?.finish ?? one.first?.finish ?? ''].sort().at(-1)
    if (one.first === null || finish === null || finish === undefined) return []
    return [{ one, planned: one.first.finish, finish, days: shift(one.first.finish, finish) }]
  })
  const late = known.filter(({ days }) => days > 0)
  const drivers = new Map(late.map(to => [to.one.task.id, driverOf(plan, late, to)]))
  const isRing = (id: string): boolean => {
    const seen: string[] = []
    for (let at = drivers.get(id)?.id; at !== undefined; at = drivers.get(at)?.id) {
      if (at === id) return true
      if (seen.includes(at)) return false
      seen.push(at)
    }
    return false
  }
  const ringed = new Set(late.map(({ one }) => one.task.id).filter(isRing))
  const driven = (id: string): number =>
    late.reduce((sum, { one }) => {
      const isDriven = drivers.get(one.task.id)?.id === id && !ringed.has(one.task.id)
      return isDriven ? sum + 1 + driven(one.task.id) : sum
    }, 0)
  const slipped = late.map(({ one, planned, finish, days }) => {
    const driver = ringed.has(one.task.id) ? undefined : drivers.get(one.task.id)
    const [ownDays, drivenLate] = [days - (driver?.push ?? 0), driven(one.task.id)]
    return {
      taskId: one.task.id,
      planned,
      finish,
      isOpen: !one.isDone,
      days,
      ownDays,
      driverId: driver?.id ?? null,
      drivenLate,
      effect: ownDays * (1 + drivenLate),
      postponed: postponed(one),
    }
  })
  slipped.sort((a, b) => b.effect - a.effect || b.days - a.days || (a.taskId < b.taskId ? -1 : 1))
  return { n: known.length, taskIds: known.map(({ one }) => one.task.id), slipped }
}

function driverOf(
  plan: PlanSnapshot,
  late: readonly Late[],
  to: Late,
): { id: string; push: number } | undefined {
  const pushes = [...plan.dependency.values()].flatMap(bond => {
    const from = late.find(({ one }) => one.task.id === bond.from)
    if (bond.isRemoved || bond.to !== to.one.task.id || from === undefined || from === to) return []
    const push = Math.min(to.days, pushOf(bond, from, to))
    return push > 0 ? [{ id: bond.from, push }] : []
  })
  return pushes.sort((a, b) => b.push - a.push || (a.id < b.id ? -1 : 1))[0]
}

/** How far behind its plan the late task had to end: at the bond's lag, and as long as it was planned. */
function pushOf({ type, lag }: Dependency, from: Late, to: Late): number {
  const [length, planned] = [Math.max(0, (to.one.first?.days ?? 1) - 1), place(to.planned)]
  const takesDays = (from.one.first?.days ?? 1) > 0
  const started = startedOn(from.one)
  if (type === 'FS') return place(from.finish) + (takesDays ? 1 : 0) + lag + length - planned
  if (type === 'FF') return place(from.finish) + lag - planned
  if (started === null) return 0
  return place(started) + lag + (type === 'SS' ? length : 0) - planned
}

function postponed({ timings }: PlainTask): number {
  return timings.filter(({ timing }, at) => {
    const before = at === 0 ? null : datesOf(timings[at - 1]?.timing ?? timing).finish
    const after = datesOf(timing).finish
    return before !== null && after !== null && after > before && shift(before, after) > 0
  }).length
}
