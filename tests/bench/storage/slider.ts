import type { Page } from '@playwright/test'
import { appendEvents, eventDoc } from '#shared/document/events'
import { onUpdate } from '#shared/document/bytes'
import { recordDoc } from '#shared/document/roots'
import { eventsOf, planOf, WORKSPACE } from '#shared/domain/documentId'
import { dayNumber, dayOfInstant, dayOfNumber } from '#shared/domain/day'
import { type Edit, make } from '#shared/model/edit'
import { monthOf } from '#shared/model/event'
import { planKinds } from '#shared/model/kinds'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { type BigHistory, bigHistory } from '#support/bigHistory'
import { type Updates, workspaceOf } from '#support/bigProject'
import { forgetProfile, launchWarroom } from '#support/e2e/launch'
import { introduce } from '#support/e2e/person'
import { seed } from '#support/e2e/seed'
import { randomOf } from '#support/random'
import { write } from '#support/write'

export const SLIDER = { tasks: 2_000, events: 20_000 } as const
const [PROJECT, DAYS, ZONE] = ['slider', 100, 'Asia/Shanghai']
const BY_BENCH = { by: 'user', command: 'bench' } as const

/** Milliseconds from moving the slider to the day on the screen: what 95 of 100 days stay under, board and chart. */
export async function daysShown(): Promise<{ board: number; gantt: number }> {
  const history = bigHistory({ ...SLIDER, seed: 7 })
  const [first] = history.events
  const warroom = await launchWarroom({ now: new Date(history.now).toISOString() })
  await introduce(warroom.window, 'bench')
  await seed(warroom.window, documentsOf(history))
  await warroom.window.locator(`[data-open-project="${PROJECT}"]`).first().click()
  await warroom.window.locator('[data-tab=history]').click()
  await warroom.window.locator('[data-history-day] [data-task]').first().waitFor()
  const random = randomOf(11)
  const [from, to] = [first?.at ?? 0, history.now].map(at => dayNumber(dayOfInstant(at, ZONE)))
  const days = Array.from({ length: DAYS }, () => {
    const number = (from ?? 0) + random.below((to ?? 0) - (from ?? 0))
    return { number, day: dayOfNumber(number) }
  })
  const board = await timesOf(warroom.window, days)
  await warroom.window.locator('[data-history-day] input[value=gantt]').locator('..').click()
  await warroom.window.locator('[data-history-day] canvas').first().waitFor()
  const gantt = await timesOf(warroom.window, days)
  await warroom.close()
  forgetProfile(warroom.profile)
  return { board: most(board), gantt: most(gantt) }
}

/** What 95 of 100 stay under. */
function most(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95) - 1] ?? Infinity
}

function documentsOf({ plan, events }: BigHistory): Record<string, Updates> {
  const out: Record<string, Updates> = { [planOf(PROJECT)]: planUpdates(plan) }
  for (const month of new Set(events.map(({ at }) => monthOf(at)))) {
    const log = eventDoc()
    const updates: Uint8Array[] = []
    onUpdate(log.doc, update => updates.push(update))
    appendEvents(
      log,
      events.filter(({ at }) => monthOf(at) === month),
      'bench',
    )
    out[eventsOf(PROJECT, month)] = updates
  }
  return { ...out, [WORKSPACE]: workspaceOf({ [PROJECT]: PROJECT }, events[0]?.at) }
}

function planUpdates(plan: PlanSnapshot): Updates {
  const main = recordDoc(planKinds)
  const updates: Uint8Array[] = []
  onUpdate(main.doc, update => updates.push(update))
  const edits = (['phase', 'task', 'dependency'] as const).flatMap(kind =>
    plan[kind].list().map(({ id, ...values }): Edit => make(kind, id, values)),
  )
  write({ main, notes: null }, edits, BY_BENCH)
  return updates
}

interface AskedDay {
  readonly number: number
  readonly day: string
}

async function timesOf(page: Page, days: readonly AskedDay[]): Promise<number[]> {
  return page.evaluate(showDays, days)
}

/** Runs in the page: moves the slider as a hand does, and waits for the frame that shows the day. */
async function showDays(days: readonly AskedDay[]): Promise<number[]> {
  const root = document.querySelector<HTMLElement>('[data-history-day]')
  const slider = root?.querySelector<HTMLInputElement>('input[type=range]')
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  if (root == null || slider == null || setValue === undefined) throw new Error('no slider')
  const times: number[] = []
  for (const { number, day } of days) {
    const began = performance.now()
    setValue.call(slider, String(number))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    while (root.dataset.shownDay !== day) await new Promise(resolve => setTimeout(resolve))
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
    times.push(performance.now() - began)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return times
}
