import { plannedDates } from '../schedule/plannedDates'
import { byPosition } from '../domain/order'
import { isRefusal } from '../domain/refusal'
import type { Language } from '../domain/wording'
import { doubleElevenWarRoom } from '../template/data/doubleEleven/doubleEleven'
import { usualKeyDate } from '../template/keyDates'
import { rememberIdentity, resume } from '../host/identity'
import { createProject, PLATFORM_ZONE } from '../host/projects/createProject'
import type { Identity } from '../host/documents/documents'
import type { PlanSet } from '../host/documents/documentSet'
import { type Host, startHost } from '../host/host'
import type { HostPorts } from '../host/hostPorts'
import type { PlanSnapshot } from '../model/snapshot'
import { samplePeople } from './people'
import { type MovingClock, movingClock } from './movingClock'
import { must } from './must'
import { work618 } from './script/work618'
import { launchOfAutumn } from './secondProject'
import { talk } from './talk'

const FIRST_DAY = '2026-03-30'
const BEGUN = '2026-08-13'
const KEY_DAY = '2026-11-11'
export const SEED_618 = 6

/** `retro` holds all that `double11` does, and a campaign that is over with its history. */
export const SAMPLES = ['double11', 'retro'] as const
export type Sample = (typeof SAMPLES)[number]

/**
 * A war room that was worked on from mid-August to today, made by the same commands that people give,
 * under a clock that moves. Nothing is written beside them.
 */
export async function makeSample(
  ports: HostPorts,
  language: Language,
  sample: Sample = 'double11',
): Promise<Host> {
  const identity = { personId: 'lin', device: 'sample' }
  await asIf(ports, identity, async (host, clock) => {
    clock.moveTo(FIRST_DAY, '09:00')
    for (const { id: personId, name, roles } of samplePeople) {
      await must(host.workspace.run('addPerson', { personId, name: name[language], role: roles[0] ?? null }))
    }
    if (sample === 'retro') await finished618(host, clock, { actor: identity, language })
  })
  await asIf(ports, identity, async (host, clock) => {
    clock.moveTo(BEGUN, '09:10')
    await warRoom(host, clock, { ports, language })
  })
  await asIf(ports, identity, (host, clock) => launchOfAutumn(host, clock, language))
  await rememberIdentity(ports, identity)
  return resume(ports, identity)
}

async function finished618(
  host: Host,
  clock: MovingClock,
  { actor, language }: { actor: { personId: string }; language: Language },
): Promise<void> {
  const project = await work618({ host, clock, actor }, { seed: SEED_618, language })
  host.closeProject(project)
}

/** A host with a clock of its own, because the two projects lie side by side in time. */
async function asIf(
  ports: HostPorts,
  identity: Identity,
  work: (host: Host, clock: MovingClock) => Promise<void>,
): Promise<void> {
  const clock = movingClock(PLATFORM_ZONE)
  const host = await startHost({ ...ports, clock }, identity)
  await work(host, clock)
  await host.end()
}

interface SampleContext {
  readonly ports: HostPorts
  readonly language: Language
}

async function warRoom(host: Host, clock: MovingClock, { ports, language }: SampleContext): Promise<void> {
  const project = await makeWarRoom(host)
  const set = await host.openProject(project)
  for (const { id: personId, roles } of samplePeople) {
    for (const role of roles) await must(set.run('bindRole', { role, personId }))
  }
  const today = ports.clock.today()
  await workUntil(set, clock, { today, calendar: ports.calendar })
  await talk(set, clock, { today, language })
  host.summaries.keep(project, set.snapshot())
}

async function makeWarRoom(host: Host): Promise<string> {
  const template = doubleElevenWarRoom
  const keyDates = Object.fromEntries(template.keyDates.map(one => [one.id, usualKeyDate(one, KEY_DAY)]))
  const draft = { template, keyDate: KEY_DAY, keyDates, name: '', usualName: '' }
  const created = await createProject(host, draft)
  if (isRefusal(created)) throw new Error(`the sample was refused: ${created.refused}`)
  return created.project
}

/** Late by so many working days: what makes the sample worth looking at. */
const slips: Readonly<Record<string, number>> = {
  'D11-18': 3,
  'D11-26': 1,
  'D11-36': 2,
  'D11-46': 1,
  'D11-34': 2,
}
const reviewing = new Set(['D11-46'])
const stuck = new Set(['D11-36'])

interface Work {
  readonly today: string
  readonly calendar: HostPorts['calendar']
}

interface Step {
  readonly day: string
  readonly time: string
  readonly taskId: string
  readonly statusId: string
}

async function workUntil(set: PlanSet, clock: MovingClock, work: Work): Promise<void> {
  for (const step of stepsOf(set.snapshot(), work)) {
    clock.moveTo(step.day, step.time)
    const { taskId, statusId } = step
    await must(
      set.run('moveTask', {
        taskId,
        statusId,
        before: firstOf(set.snapshot(), statusId),
      }),
    )
    if (statusId === 'done') await tickAll(set, taskId)
  }
}

/** The newest stands on top of its column. */
function firstOf(plan: PlanSnapshot, statusId: string): string | null {
  const column = [...plan.task.values()].filter(task => !task.isRemoved && task.statusId === statusId)
  return column.sort(byPosition)[0]?.id ?? null
}

function stepsOf(plan: PlanSnapshot, { today, calendar }: Work): Step[] {
  const out: Step[] = []
  for (const { id: taskId, timing } of plan.task.values()) {
    const dates = plannedDates(timing, calendar)
    if (dates === null || dates.start > today) continue
    const late = slips[taskId] ?? 0
    const finish = plannedDates({ ...timing, days: timing.days + late }, calendar)?.finish ?? dates.finish
    if (timing.days > 0 && dates.start <= today)
      out.push({ day: dates.start, time: '09:30', taskId, statusId: 'doing' })
    if (finish < today && !stuck.has(taskId))
      out.push({ day: finish, time: '17:40', taskId, statusId: 'done' })
    else if (reviewing.has(taskId)) out.push({ day: today, time: '09:05', taskId, statusId: 'in-review' })
    else if (stuck.has(taskId)) out.push({ day: today, time: '09:02', taskId, statusId: 'blocked' })
  }
  return out.sort((a, b) => `${a.day}${a.time}${a.taskId}`.localeCompare(`${b.day}${b.time}${b.taskId}`))
}

async function tickAll(set: PlanSet, taskId: string): Promise<void> {
  const plan = set.snapshot()
  for (const itemId of plan.owned.checkItem.get(taskId) ?? []) {
    await must(set.run('tickCheckItem', { itemId, isDone: true }))
  }
}
