import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { addDays } from '#shared/domain/day'
import { CHANGED, type MountChart, NAMES, PER_DAY, ROW } from '../chart'
import { dateOf, phasesOf } from '../lists'
import { DAYS, FIRST } from '../plan'
import { Gantt, type GanttApi, Willow } from '../peers/svar'

const scales = [
  { unit: 'month', step: 1, format: '%F %Y' },
  { unit: 'day', step: 1, format: '%j' },
]
const columns = [{ id: 'text', header: 'Task', width: NAMES }]

export const mount: MountChart = (host, plan) => {
  const tasks = [
    ...phasesOf(plan).map(({ id, name, start, end }) => ({
      id,
      text: name,
      type: 'summary',
      open: true,
      start: dateOf(start),
      end: dateOf(end),
      parent: 0,
    })),
    ...plan.tasks.map(({ id, name, phase, start, end, progress }) => ({
      id,
      text: name,
      type: 'task',
      start: dateOf(start),
      end: dateOf(end),
      progress: progress * 100,
      parent: `p${phase}`,
    })),
  ]
  const links = plan.links.map(({ id, from, to }) => ({
    id,
    source: plan.tasks[from]?.id,
    target: plan.tasks[to]?.id,
    type: 'e2s',
  }))
  const sheet = document.createElement('style')
  sheet.textContent = '#host .wx-theme { height: 100% }'
  document.head.append(sheet)
  let api: GanttApi | null = null
  const size = { cellWidth: PER_DAY, cellHeight: ROW }
  const span = { start: dateOf(FIRST), end: dateOf(addDays(FIRST, DAYS)) }
  const init = (given: GanttApi): void => {
    api = given
  }
  const chart = createElement(Gantt, { tasks, links, scales, columns, ...size, ...span, init })
  // Its theme would load its fonts from the network.
  createRoot(host).render(createElement(Willow, { fonts: false }, chart))
  return {
    change(by) {
      const task = plan.tasks[CHANGED]
      if (task === undefined || api === null) throw new Error('the chart is not there yet')
      const [start, end] = [dateOf(addDays(task.start, by)), dateOf(addDays(task.end, by))]
      api.exec('update-task', { id: task.id, task: { start, end } })
    },
  }
}
