import { isRefusal } from '../../domain/refusal'
import type { Language } from '../../domain/wording'
import { usualKeyDate } from '../../template/keyDates'
import { prep618 } from '../../template/data/prep618/prep618'
import { createProject } from '../../host/projects/createProject'
import type { Host } from '../../host/host'
import { samplePeople } from '../people'
import type { MovingClock } from '../movingClock'
import { must } from '../must'
import { chanceOf } from './chance'
import { events618 } from './events618'
import { words618 } from './words618'

const MADE = '2026-03-30'
const T618 = '2026-06-18'

export interface Stage {
  readonly host: Host
  readonly clock: MovingClock
  /** The identity that the host was begun with: whoever stands here gives the next command. */
  readonly actor: { personId: string }
}

/**
 * A 618 from its creation to its retrospective, made of real commands of many people over ninety days.
 * The same seed makes the same history. Leaves the project open and answers its id.
 */
export async function work618(
  { host, clock, actor }: Stage,
  { seed, language }: { seed: number; language: Language },
): Promise<string> {
  actor.personId = 'lin'
  clock.moveTo(MADE, '09:30')
  const keyDates = Object.fromEntries(prep618.keyDates.map(one => [one.id, usualKeyDate(one, T618)]))
  const name = words618[language].project
  const created = await createProject(host, {
    template: prep618,
    keyDate: T618,
    keyDates,
    name,
    usualName: '',
  })
  if (isRefusal(created)) throw new Error(`the story was refused: ${created.refused}`)
  const set = await host.openProject(created.project)
  for (const { id: personId, roles } of samplePeople) {
    for (const role of roles) await must(set.run('bindRole', { role, personId }))
  }
  await must(set.run('bindRole', { role: 'cs', personId: 'chen' }))
  const { calendar } = host.ports
  const plan = set.snapshot()
  for (const given of events618({ plan, calendar, chance: chanceOf(seed), language })) {
    clock.moveTo(given.day, given.time)
    actor.personId = given.personId
    await must(set.dispatch([given.intentOf(set.snapshot())]))
  }
  actor.personId = 'lin'
  host.summaries.keep(created.project, set.snapshot())
  return created.project
}
