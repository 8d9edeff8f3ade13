import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { dayOfInstant } from '#shared/domain/day'
import { retrospective } from '#shared/insight/retrospective'
import type { Event } from '#shared/model/event'
import { figure, mediansOf, report } from '#support/bench'
import { bigHistory } from '#support/bigHistory'

const [RUNS, TASKS, EVENTS, SEED] = [31, 5_000, 50_000, 618]

interface Seen {
  readonly at: number
  readonly personId: string
  readonly from: unknown
  readonly to: unknown
}

interface SeenTask {
  readonly made: number[]
  readonly statuses: Seen[]
  readonly timings: Seen[]
  readonly people: Seen[]
}

/** What any report has to do at least: put together what the log says of each task, oldest first. */
function plainPass(events: readonly Event[]): Map<string, SeenTask> {
  const out = new Map<string, SeenTask>()
  const seenOf = (id: string): SeenTask => {
    const seen = out.get(id) ?? { made: [], statuses: [], timings: [], people: [] }
    out.set(id, seen)
    return seen
  }
  for (const { at, personId, made, changes } of [...events].sort((a, b) => a.at - b.at)) {
    for (const { kind, ids } of made) if (kind === 'task') ids.forEach(id => seenOf(id).made.push(at))
    for (const { kind, id, field, from, to } of changes) {
      if (kind !== 'task') continue
      if (field === 'statusId') seenOf(id).statuses.push({ at, personId, from, to })
      if (field === 'timing') seenOf(id).timings.push({ at, personId, from, to })
      if (field === 'personId') seenOf(id).people.push({ at, personId, from, to })
    }
  }
  return out
}

function timed(work: () => { readonly size: number }): number {
  const began = performance.now()
  const { size } = work()
  const took = performance.now() - began
  if (size === 0) throw new Error('nothing was counted')
  return took
}

const { plan, events, now } = bigHistory({ tasks: TASKS, events: EVENTS, seed: SEED })
const zone = 'Asia/Shanghai'
const asked = { calendar: chinaCalendar, now, today: dayOfInstant(now, zone), zone }
if (events.length !== EVENTS) throw new Error(`${events.length} events`)

const took = await mediansOf(RUNS, {
  plain: async () => timed(() => plainPass(events)),
  whole: async () => timed(() => ({ size: retrospective(plan, events, asked).taskIds.length })),
})

report('report', RUNS, [
  figure({
    id: `report of ${TASKS.toLocaleString('en')} tasks and ${EVENTS.toLocaleString('en')} events`,
    value: took.whole,
    unit: 'ms',
    against: took.plain,
    beside: 'one plain pass over the same events',
    wanted: 3,
  }),
])
