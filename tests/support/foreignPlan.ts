import { readFileSync } from 'node:fs'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { readPlan } from '#shared/interchange/readPlan'
import type { WorkPlan } from '#shared/schedule/workPlan'

const context = { zone: 'Asia/Shanghai', calendar: chinaCalendar, today: '2026-11-16' } as const

export function planOrRefusal(text: string): WorkPlan | Refusal {
  return readPlan(text, context)
}

export function planIn(text: string): WorkPlan {
  const plan = planOrRefusal(text)
  if (isRefusal(plan)) throw new Error(`refused: ${JSON.stringify(plan)}`)
  return plan
}

export function planOfFile(file: string): WorkPlan {
  return planIn(readFileSync(file, 'utf8'))
}
