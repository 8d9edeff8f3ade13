import { addDays } from '#shared/domain/day'
import { CHANGED, type MountChart, PER_DAY, ROW } from '../chart'
import { main as Gantt } from '../peers/frappe'

export const mount: MountChart = (host, plan) => {
  const leading = new Map<number, string[]>()
  for (const { from, to } of plan.links) {
    leading.set(to, [...(leading.get(to) ?? []), plan.tasks[from]?.id ?? ''])
  }
  const tasks = plan.tasks.map(({ id, name, start, end, progress }, at) => ({
    id,
    name,
    start,
    end: addDays(end, -1),
    progress: progress * 100,
    dependencies: leading.get(at) ?? [],
  }))
  const inside = document.createElement('div')
  host.append(inside)
  const chart = new Gantt(inside, tasks, {
    view_mode: 'Day',
    column_width: PER_DAY,
    bar_height: ROW - 8,
    padding: 8,
    container_height: host.clientHeight,
    infinite_padding: false,
    popup: false,
    scroll_to: 'start',
    today_button: false,
  })
  return {
    change(by) {
      const task = plan.tasks[CHANGED]
      if (task === undefined) return
      chart.update_task(task.id, { start: addDays(task.start, by), end: addDays(task.end, by - 1) })
    },
  }
}
