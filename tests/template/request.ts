import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { Day } from '#shared/domain/day'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { usualKeyDate, type WrittenKeyDate } from '#shared/template/keyDates'
import {
  type Layout,
  type LayOutRefusal,
  layOut,
  type LayOutRequest,
  type PlannedTask,
} from '#shared/template/layOut'
import type { ProjectTemplate } from '#shared/template/template'

export function usualKeyDates(T: Day, template = doubleElevenWarRoom): Record<string, WrittenKeyDate> {
  return Object.fromEntries(template.keyDates.map(keyDate => [keyDate.id, usualKeyDate(keyDate, T)]))
}

/** The war room of a year with its usual platform dates, asked for early enough that nothing is too late. */
export function requestFor(T: Day, changes: Partial<LayOutRequest> = {}): LayOutRequest {
  return {
    keyDate: T,
    keyDates: usualKeyDates(T),
    calendar: chinaCalendar,
    today: `${T.slice(0, 4)}-08-13` as Day,
    zone: 'Asia/Shanghai',
    ...changes,
  }
}

/** Any template with its usual platform dates, asked for long before. */
export function earlyRequest(template: ProjectTemplate, T: Day, keyDates = {}): LayOutRequest {
  return requestFor(T, { today: '2024-01-01', keyDates: { ...usualKeyDates(T, template), ...keyDates } })
}

export function layoutOf(request: LayOutRequest, template = doubleElevenWarRoom): Layout {
  const layout = layOut(template, request)
  if ('refused' in layout) throw new Error(`refused: ${layout.refused}`)
  return layout
}

export function refusalOf(request: LayOutRequest, template = doubleElevenWarRoom): LayOutRefusal {
  const layout = layOut(template, request)
  if ('refused' in layout) return layout
  throw new Error('laid out, not refused')
}

export function taskOf({ tasks }: Layout, id: string): PlannedTask {
  const found = tasks.find(({ task }) => task.id === id)
  if (!found) throw new Error(`no task ${id}`)
  return found
}

export function barOf(layout: Layout, id: string): [Day, Day] {
  const { start, finish } = taskOf(layout, id)
  return [start, finish]
}
