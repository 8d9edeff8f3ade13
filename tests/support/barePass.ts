import type { ScheduledTask } from '#shared/schedule/engine/result'
import type { WorkPlan } from '#shared/schedule/workPlan'

interface Bare {
  readonly minutes: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

/** What any planner needs before it counts: places for ids, and the links in the order of their tasks. */
function bareOf({ tasks, dependencies }: WorkPlan): Bare {
  const places = new Map<string, number>()
  const minutes = new Int32Array(tasks.length)
  tasks.forEach(({ id, duration }, place) => {
    places.set(id, place)
    minutes[place] = duration.minutes
  })
  const next = new Int32Array(tasks.length + 1)
  const [tails, heads] = [new Int32Array(dependencies.length), new Int32Array(dependencies.length)]
  dependencies.forEach((one, at) => {
    const [tail = 0, head = 0] = [places.get(one.from), places.get(one.to)]
    tails[at] = tail
    heads[at] = head
    next[head + 1] = (next[head + 1] ?? 0) + 1
  })
  for (let place = 0; place < tasks.length; place++)
    next[place + 1] = (next[place + 1] ?? 0) + (next[place] ?? 0)
  const [from, to] = [new Int32Array(heads.length), new Int32Array(heads.length)]
  for (let at = 0; at < heads.length; at++) {
    const head = heads[at] ?? 0
    const slot = next[head] ?? 0
    next[head] = slot + 1
    from[slot] = tails[at] ?? 0
    to[slot] = head
  }
  return { minutes, from, to }
}

/**
 * There and back in sums of minutes over typed arrays, and one result a task: what no engine can do without. No
 * calendars, types of dependency, lags, constraints, facts, summaries or conflicts; each link leads forward.
 */
export function barePass(plan: WorkPlan): { end: number; tasks: ScheduledTask[] } {
  const { minutes, from, to } = bareOf(plan)
  const early = new Int32Array(minutes.length).fill(plan.start)
  for (let at = 0; at < from.length; at++) {
    const [a = 0, b = 0] = [from[at], to[at]]
    early[b] = Math.max(early[b] ?? 0, (early[a] ?? 0) + (minutes[a] ?? 0))
  }
  let end = 0
  for (let place = 0; place < early.length; place++)
    end = Math.max(end, (early[place] ?? 0) + (minutes[place] ?? 0))
  const late = new Int32Array(minutes.length).fill(end)
  const next = new Int32Array(minutes.length).fill(end)
  for (let at = from.length - 1; at >= 0; at--) {
    const [a = 0, b = 0] = [from[at], to[at]]
    late[a] = Math.min(late[a] ?? 0, (late[b] ?? 0) - (minutes[b] ?? 0))
    next[a] = Math.min(next[a] ?? 0, early[b] ?? 0)
  }
  const tasks = plan.tasks.map(({ id, name }, place): ScheduledTask => {
    const [start = 0, finish = 0, length = 0] = [early[place], late[place], minutes[place]]
    const slack = finish - length - start
    return {
      id,
      name,
      isSummary: false,
      earlyStart: start,
      earlyFinish: start + length,
      lateStart: finish - length,
      lateFinish: finish,
      start,
      finish: start + length,
      totalSlackMinutes: slack,
      freeSlackMinutes: (next[place] ?? 0) - start - length,
      critical: slack <= 0,
      drivenBy: null,
    }
  })
  return { end, tasks }
}
