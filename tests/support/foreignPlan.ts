import { readFileSync } from 'node:fs'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { readForeignPlan } from '#shared/interchange/foreignPlan/readForeign'
import { writeMsProject } from '#shared/interchange/msProject/writeMsProject'
import type { ReadPlan } from '#shared/interchange/planLeftOut'
import { readPlanFile } from '#shared/interchange/readPlan'
import type { ForeignPlan } from '#shared/model/foreignPlan'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { WorkPlan } from '#shared/schedule/workPlan'

const context = { zone: 'Asia/Shanghai', calendar: chinaCalendar, today: '2026-11-16' } as const

export function planOrRefusal(text: string): WorkPlan | Refusal {
  const read = readPlanFile(text, context)
  return isRefusal(read) ? read : read.plan
}

export function planIn(text: string): WorkPlan {
  const plan = planOrRefusal(text)
  if (isRefusal(plan)) throw new Error(`refused: ${JSON.stringify(plan)}`)
  return plan
}

/** With what was left out. */
export function readIn(text: string): ReadPlan {
  const read = readPlanFile(text, context)
  if (isRefusal(read)) throw new Error(`refused: ${JSON.stringify(read)}`)
  return read
}

export function planOfFile(file: string): WorkPlan {
  return planIn(readFileSync(file, 'utf8'))
}

/** As the records that it becomes in a project. */
export function foreignPlanIn(text: string, fileName = ''): ForeignPlan {
  const plan = readForeignPlan(text, { ...context, fileName })
  if (isRefusal(plan)) throw new Error(`refused: ${JSON.stringify(plan)}`)
  return plan
}

export function msProjectText(plan: WorkPlan): string {
  return writeMsProject(plan, schedulePlan(plan)).text
}
