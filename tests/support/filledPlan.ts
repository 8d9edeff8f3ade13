import { fillFromTemplate } from '#shared/commands/project/fillFromTemplate'
import { addDays, type Day } from '#shared/domain/day'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { usualKeyDate } from '#shared/template/keyDates'
import type { ProjectTemplate } from '#shared/template/template'
import { newReplica, type Replica, testContext } from './plan'

const ZONE = 'Asia/Shanghai'

/** A project of a template with its usual platform dates, made on a day two hundred days before T. */
export function filledReplica(template: ProjectTemplate, T: Day): Replica {
  const replica = newReplica(undefined, { ...testContext, today: addDays(T, -200) })
  const keyDates = Object.fromEntries(
    template.keyDates.map(keyDate => [keyDate.id, usualKeyDate(keyDate, T)] as const),
  )
  replica.run(fillFromTemplate, { template, keyDate: T, keyDates, zone: ZONE })
  return replica
}

export function filledPlan(template: ProjectTemplate, T: Day): PlanSnapshot {
  return filledReplica(template, T).now()
}
