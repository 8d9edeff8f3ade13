import { type CellEditing, makeCellEditing } from '../../taskGrid/cellEditing'
import type { ChartPorts } from '../scene/ports'
import { timeOf } from '../scene/timeOf'
import type { ChartParts } from './context'

/** Cell editing in the grid beside the chart. */
export function editGrid({ grid, editor, model, frame }: ChartParts, ports: ChartPorts): CellEditing {
  const { words, calendar, look, dispatch, refuse } = ports
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
      fieldContext: () => ({ calendar, today: ports.today(), timeOf: task => timeOf(ports, task) }),
    },
  )
}
