import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { Event } from '#shared/domain/event'
import { dayOfInstant } from '#shared/domain/day'
import { retrospective } from '#shared/insight/retrospective'
import { figure, mediansOf, report } from '#support/bench'
import { bigHistory } from '#support/bigHistory'

const [RUNS, TASKS, EVENTS, SEED] = [15, 5_000, 50_000, 618]

interface Seen {
  readonly at: number
  readonly to: unknown
}

/** What any report has to do at least: find each task's changes of status and of dates. */
function plainPass(events: readonly Event[]): Map<string, { statuses: Seen[]; timings: Seen[] }> {
  const out = new Map<string, { statuses: Seen[]; timings: Seen[] }>()
  for (const { at, changes } of events) {
    for (const { kind, id, field, to } of changes) {
      if (kind !== 'task' || (field !== 'statusId' && field !== 'timing')) continue
      const task = out.get(id) ?? { statuses: [], timings: [] }
      out.set(id, task)
      if (field === 'statusId') task.statuses.push({ at, to })
      else task.timings.push({ at, to })
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
