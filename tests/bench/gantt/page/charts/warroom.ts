import '../../../../../src-renderer/theme/tokens.css'
import '../../../../../src-renderer/theme/base.css'
import i18next from 'i18next'
import { workingDayAt } from '#shared/calendar/workingDays'
import type { CommandContext } from '#shared/commands/command'
import { scheduleTask } from '#shared/commands/task/scheduleTask'
import { isRefusal } from '#shared/domain/refusal'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { withEdits } from '#shared/model/withEdits'
import { planDates } from '#shared/schedule/dates/planDates'
import { speak, startWords } from '../../../../../src-renderer/locales/language'
import type { ChartPorts, Followed } from '../../../../../src-renderer/views/gantt/scene/ports'
import { startChart } from '../../../../../src-renderer/views/gantt/startChart'
import type { Words } from '../../../../../src-renderer/locales/words'
import { NO_FILTER } from '#support/ganttPlan'
import { CHANGED, type MountChart } from '../chart'
import { type BenchPlan, calendars, FIRST } from '../plan'
import { readLook } from '../../../../../src-renderer/views/taskGrid/columns'

await startWords('zh')
await speak('zh')

const context: CommandContext = {
  now: 0,
  today: FIRST,
  personId: '',
  newId: () => '',
  calendar: calendars.days,
}

/** The product's chart. An edit goes the app's own way from the command to the picture, without the document. */
export const mount: MountChart = (host, plan) => {
  host.style.setProperty('--grid-width', '440px')
  const store = storeOf(plan.snapshot)
  startChart(host, portsFor(plan, store))
  const task = plan.tasks[CHANGED]
  if (task === undefined) throw new Error('the plan is too small')
  return {
    change(by) {
      const start = workingDayAt(calendars.days, task.start, by)
      const edits = scheduleTask(store.now(), { taskId: task.id, start }, context)
      if (isRefusal(edits)) throw new Error(`refused: ${edits.refused}`)
      store.set(withEdits(store.now(), edits))
    },
  }
}

interface Store extends Followed<PlanSnapshot> {
  set(plan: PlanSnapshot): void
}

function storeOf(first: PlanSnapshot): Store {
  let plan = first
  const listeners = new Set<() => void>()
  return {
    now: () => plan,
    follow(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(next) {
      plan = next
      for (const listener of listeners) listener()
    },
  }
}

function still<T>(value: T): Followed<T> {
  return { now: () => value, follow: () => () => {} }
}

function portsFor({ snapshot, dates }: BenchPlan, plan: Followed<PlanSnapshot>): ChartPorts {
  let held = { plan: snapshot, dates }
  return {
    plan,
    person: still(() => undefined),
    screen: still({ filter: NO_FILTER, taskId: null }),
    preview: still(null),
    options: still({ showsCritical: true, showsSlack: false, baselineId: null }),
    calendar: calendars.days,
    time: calendars.time,
    dates(now) {
      if (held.plan !== now) held = { plan: now, dates: planDates(now, calendars, held.dates) }
      return held.dates
    },
    words: chineseWords(),
    memory: { place: null, collapsed: new Set() },
    today: () => FIRST,
    minute: still(0),
    look: still(readLook(undefined, undefined)),
    keepTitleWidth: () => undefined,
    refuse: () => undefined,
    dispatch: async () => ({ isDone: true, isPreviewed: false }),
    refusalOf: () => null,
    openTask: () => {},
    openLink: () => {},
    openMenu: () => {},
    announce: () => {},
  }
}

/** Looked up once each, as the app does it. */
function chineseWords(): Words {
  const known = new Map<string, string>()
  return {
    language: 'zh',
    say(key, facts) {
      if (facts !== undefined) return i18next.t(key, { ...facts })
      const word = known.get(key) ?? i18next.t(key)
      known.set(key, word)
      return word
    },
  }
}
