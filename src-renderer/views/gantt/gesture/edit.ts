import { type CellEditing, makeCellEditing } from '../../taskGrid/cellEditing'
import type { ChartPorts } from '../scene/ports'
import { timeOf } from '../scene/timeOf'
import type { ChartParts } from './context'

/** Cell editing in the grid beside the chart. */
export function editGrid({ grid, editor, model, frame }: ChartParts, ports: ChartPorts): CellEditing {
  const { words, calendar, look, dispatch, refuse, refusalOf } = ports
  return makeCellEditing(
    {
      editor,
      index: model,
      focus: () => grid.element.focus({ preventScroll: true }),
      redraw: frame.request,
    },
    {
      words,
      look: look.now,
      dispatch,
      refuse,
      objection: row =>
        row.kind === 'task'
          ? refusalOf({ command: 'renameTask', input: { taskId: row.task.id, title: '…' } })
          : null,
      fieldContext: () => ({ calendar, today: ports.today(), timeOf: task => timeOf(ports, task) }),
    },
  )
}
