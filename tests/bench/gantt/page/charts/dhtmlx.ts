import { addDays } from '#shared/domain/day'
import { AXIS, CHANGED, type MountChart, NAMES, PER_DAY, ROW } from '../chart'
import { dateOf, phasesOf } from '../lists'
import { DAYS, FIRST } from '../plan'
import { gantt } from '../peers/dhtmlx'

export const mount: MountChart = (host, plan) => {
  Object.assign(gantt.config, {
    row_height: ROW,
    bar_height: ROW - 8,
    min_column_width: PER_DAY,
    scale_height: AXIS,
    grid_width: NAMES,
    start_date: dateOf(FIRST),
    end_date: dateOf(addDays(FIRST, DAYS)),
    open_tree_initially: true,
    static_background: true,
    columns: [{ name: 'text', tree: true, width: '*' }],
    scales: [
      { unit: 'month', step: 1, format: '%F %Y' },
      { unit: 'day', step: 1, format: '%j' },
    ],
  })
  const data = [
    ...phasesOf(plan).map(({ id, name, start, end }) => ({
      id,
      text: name,
      type: 'project',
      open: true,
      start_date: dateOf(start),
      end_date: dateOf(end),
      parent: 0,
    })),
    ...plan.tasks.map(({ id, name, phase, start, end, progress }) => ({
      id,
      text: name,
      start_date: dateOf(start),
      end_date: dateOf(end),
      progress,
      parent: `p${phase}`,
    })),
  ]
  const links = plan.links.map(({ id, from, to }) => ({
    id,
    source: plan.tasks[from]?.id,
    target: plan.tasks[to]?.id,
    type: '0',
  }))
  gantt.init(host)
  gantt.parse({ data, links })
  return {
    change(by) {
      const planned = plan.tasks[CHANGED]
      if (planned === undefined) return
      const task = gantt.getTask(planned.id)
      task.start_date = dateOf(addDays(planned.start, by))
      task.end_date = dateOf(addDays(planned.end, by))
      gantt.updateTask(planned.id)
    },
  }
}
