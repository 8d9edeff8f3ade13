import { generateNKeysBetween } from 'fractional-indexing'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { workingDayAt } from '#shared/calendar/workingDays'
import { addDays, type Day } from '#shared/domain/day'
import { applyChanges, type PlanSnapshot, type RecordChange } from '#shared/model/snapshot'
import { plainCalendars } from '#support/plainCalendars'
import { type PlanDates, planDates } from '#shared/schedule/dates/planDates'
import { checkItem, emptyPlan, phase, planned, record, task } from '#support/ganttPlan'
import { randomOf } from '../../../support/random'

export const calendars = plainCalendars(chinaCalendar)
export const FIRST: Day = '2026-08-03'
/** Calendar days that every chart gives room to. */
export const DAYS = 150
const PHASES = 20

/** A task as libraries are handed it: `end` is the day after its last one, `progress` 0 … 1. */
interface BenchTask {
  readonly id: string
  readonly name: string
  readonly phase: number
  readonly start: Day
  readonly end: Day
  readonly progress: number
}

export interface BenchLink {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** The same plan for every chart: as records with their dates, and as the plain lists that libraries take. */
export interface BenchPlan {
  readonly snapshot: PlanSnapshot
  readonly dates: PlanDates
  /** In the order of the rows, phase by phase. */
  readonly tasks: readonly BenchTask[]
  readonly links: readonly BenchLink[]
  readonly scheduleMs: number
}

/** In working days from the first. */
interface Drawn {
  readonly start: number
  readonly days: number
}

const LAST = 90
const LINKS_A_TASK = 1.5

/** The same plan for the same number: chains within twenty phases, and links across them that hold. */
export function benchPlan(count: number): BenchPlan {
  const { drawn, links } = draw(count)
  // As a document is read: all records of a kind have one shape, where to spread gives each its own.
  const records = structuredClone(recordsOf(drawn, links))
  const snapshot = applyChanges(emptyPlan, { records, notes: [] })
  const began = performance.now()
  const dates = planDates(snapshot, calendars, null)
  const scheduleMs = performance.now() - began
  // Reads days of its own, so that the chart still has to read its.
  const { of } = planDates(snapshot, calendars, null)
  const tasks = drawn.map((_, at): BenchTask => {
    const found = of(idOf(at))
    if (found === null) throw new Error(`task ${at} is not planned`)
    const progress = at % 3 === 0 ? 0.5 : 0
    const { start, finish } = found
    const phase = phaseAt(at, count)
    return { id: idOf(at), name: nameOf(at), phase, start, end: addDays(finish, 1), progress }
  })
  return { snapshot, dates, tasks, links, scheduleMs }
}

function idOf(at: number): string {
  return `t${at}`
}

function nameOf(at: number): string {
  return `任务 ${at}：主图、详情页与承接页`
}

/** The first phase is the same in every plan, so that every plan begins with the same sight. */
const FIRST_PHASE = 60

function phaseAt(at: number, count: number): number {
  if (at < FIRST_PHASE) return at < 0 ? -1 : 0
  return 1 + Math.floor(((at - FIRST_PHASE) * (PHASES - 1)) / (count - FIRST_PHASE))
}

function draw(count: number): { drawn: readonly Drawn[]; links: readonly BenchLink[] } {
  const { below, chance } = randomOf(42)
  const drawn: Drawn[] = []
  const links = new Map<string, BenchLink>()
  const link = (from: number, to: number): void => {
    const id = `${idOf(from)}~${idOf(to)}`
    links.set(id, { id, from, to })
  }
  for (let at = 0; at < count; at++) {
    const [before, days] = [drawn.at(-1), 1 + below(10)]
    const next = before === undefined ? LAST : before.start + before.days
    const isChained = phaseAt(at, count) === phaseAt(at - 1, count) && next + days <= LAST && chance(0.7)
    if (isChained) link(at - 1, at)
    const free = at === 0 ? 0 : below(LAST - 30)
    drawn.push({ start: isChained ? next : free, days })
  }
  while (links.size < count * LINKS_A_TASK) {
    const [from, to] = [below(count), below(count)]
    const [a, b] = [drawn[from], drawn[to]]
    if (a !== undefined && b !== undefined && a.start + a.days <= b.start) link(from, to)
  }
  return { drawn, links: [...links.values()] }
}

function recordsOf(drawn: readonly Drawn[], links: readonly BenchLink[]): RecordChange[] {
  const ranks = generateNKeysBetween(null, null, drawn.length)
  const phases = generateNKeysBetween(null, null, PHASES).map((position, at) =>
    phase(`p${at}`, position, { name: `阶段 ${at + 1}` }),
  )
  const tasks = drawn.map(({ start, days }, at) => {
    const timing = planned(workingDayAt(calendars.days, FIRST, start), days)
    const phaseId = `p${phaseAt(at, drawn.length)}`
    return task(idOf(at), ranks[at] ?? 'a0', { title: nameOf(at), phaseId, timing })
  })
  const ticks = drawn.flatMap((_, at) =>
    at % 3 === 0 ? [checkItem(`c${at}`, idOf(at), true), checkItem(`d${at}`, idOf(at), false)] : [],
  )
  const dependencies = links.map(({ id, from, to }, madeAt) =>
    record('dependency', {
      id,
      isRemoved: false,
      from: idOf(from),
      to: idOf(to),
      type: 'FS',
      lag: 0,
      lagLength: null,
      madeAt,
    }),
  )
  return [...phases, ...tasks, ...ticks, ...dependencies]
}
