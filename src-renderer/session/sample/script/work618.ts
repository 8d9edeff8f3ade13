import { isRefusal } from '#shared/domain/refusal'
import type { Language } from '#shared/domain/wording'
import { usualKeyDate } from '#shared/template/keyDates'
import { prep618 } from '#shared/template/data/prep618/prep618'
import { createProject } from '../../createProject'
import { keepSummary } from '../../keepSummary'
import type { Session } from '../../session'
import { cast } from '../cast'
import type { MovingClock } from '../movingClock'
import { mustDo } from '../mustDo'
import { chanceOf } from './chance'
import { deeds618 } from './deeds618'
import { words618 } from './words618'

const MADE = '2026-03-30'
export const T618 = '2026-06-18'

export interface Stage {
  readonly session: Session
  readonly clock: MovingClock
  /** The identity that the session was begun with: whoever stands here gives the next command. */
  readonly actor: { personId: string }
}

/**
 * A 618 from its making to its retrospective, worked through by real commands of many people over ninety days.
 * The same seed makes the same history. Leaves the project open and answers its id.
 */
export async function work618(
  { session, clock, actor }: Stage,
  { seed, language }: { seed: number; language: Language },
): Promise<string> {
  actor.personId = 'lin'
  clock.moveTo(MADE, '09:30')
  const keyDates = Object.fromEntries(prep618.keyDates.map(one => [one.id, usualKeyDate(one, T618)]))
  const name = words618[language].project
  const created = await createProject(session, {
    template: prep618,
    keyDate: T618,
    keyDates,
    name,
    usualName: '',
  })
  if (isRefusal(created)) throw new Error(`the story was refused: ${created.refused}`)
  const set = await session.openProject(created.project)
  for (const { id: personId, roles } of cast) {
    for (const role of roles) await mustDo(set, 'bindRole', { role, personId })
  }
  await mustDo(set, 'bindRole', { role: 'cs', personId: 'chen' })
  const { calendar } = session.ports
  const plan = set.state.getState().snapshot
  for (const deed of deeds618({ plan, calendar, chance: chanceOf(seed), language })) {
    clock.moveTo(deed.day, deed.time)
    actor.personId = deed.personId
    await mustDo(set, deed.command, deed.intent(set.state.getState().snapshot))
  }
  actor.personId = 'lin'
  keepSummary(session, created.project, set.state.getState().snapshot)
  return created.project
}
