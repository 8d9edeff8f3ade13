import { type Figure, figure, median } from '../../support/bench'
import type { Movement } from './page/movement'
import { type Case, CHARTS, type ChartName, type Round } from './rounds'

/** Medians of the rounds of one chart with one plan. */
export interface Measured extends Case, Omit<Round, 'flick' | 'pan'> {
  readonly runs: number
  readonly flick: Movement | null
  readonly pan: Movement | null
}

export const SIZES = [200, 1_000, 5_000, 10_000] as const
const MOST = 10_000
const FRAME_MS = 1000 / 60
const LIBRARIES = ['dhtmlx', 'svar', 'frappe'] as const satisfies readonly ChartName[]

export function measuredOf(one: Case, rounds: readonly Round[]): Measured {
  const middle = (pick: (round: Round) => number): number => median(rounds.map(pick))
  return {
    ...one,
    runs: rounds.length,
    renderMs: middle(round => round.renderMs),
    nodes: middle(round => round.nodes),
    changeMs: middle(round => round.changeMs),
    heapPerTask: middle(round => round.heapPerTask),
    planHeapPerTask: middle(round => round.planHeapPerTask),
    scheduleMs: middle(round => round.scheduleMs),
    flick: movementOf(rounds.flatMap(round => round.flick ?? [])),
    pan: movementOf(rounds.flatMap(round => round.pan ?? [])),
  }
}

function movementOf(all: readonly Movement[]): Movement | null {
  if (all.length === 0) return null
  return {
    p50: median(all.map(one => one.p50)),
    p95: median(all.map(one => one.p95)),
    longTasks: median(all.map(one => one.longTasks)),
  }
}

export function figuresOf(all: readonly Measured[]): Figure[] {
  const at = (chart: ChartName, tasks: number): Measured => {
    const found = all.find(one => one.chart === chart && one.tasks === tasks)
    if (found === undefined) throw new Error(`${chart} was not measured with ${tasks} tasks`)
    return found
  }
  const [ours, canvas] = [at('warroom', MOST), at('canvas', MOST)]
  const fastest = (pick: (one: Measured) => number): Measured =>
    LIBRARIES.map(name => at(name, MOST)).reduce((a, b) => (pick(a) <= pick(b) ? a : b))
  const [drawn, changed] = [fastest(one => one.renderMs), fastest(one => one.changeMs)]
  const ms = { unit: 'ms' }
  const nodes = SIZES.map(size => at('warroom', size).nodes)
  return [
    figure({
      id: 'first full render, 10,000 tasks',
      value: ours.renderMs,
      ...ms,
      against: drawn.renderMs,
      beside: drawn.chart,
      wanted: 0.5,
    }),
    ...movementFigures('flick', ours, canvas),
    ...movementFigures('pan', ours, canvas),
    figure({
      id: 'one date changed to painted, 10,000 tasks',
      value: ours.changeMs,
      ...ms,
      against: changed.changeMs,
      beside: changed.chart,
      wanted: 1,
    }),
    figure({
      id: 'the same',
      value: ours.changeMs,
      ...ms,
      against: canvas.changeMs,
      beside: 'canvas',
      wanted: 1.5,
    }),
    figure({
      id: 'elements, the most with 200 to 10,000 tasks',
      value: Math.max(...nodes),
      unit: '',
      against: Math.min(...nodes),
      beside: 'the fewest',
      wanted: 1,
    }),
  ]
}

function movementFigures(way: 'flick' | 'pan', { [way]: ours }: Measured, { [way]: canvas }: Measured) {
  if (ours === null || canvas === null) throw new Error('nothing was moved')
  return [
    figure({
      id: `${way}, frame at 95 of 100`,
      value: ours.p95,
      unit: 'ms',
      against: canvas.p95 + FRAME_MS,
      beside: 'canvas, plus one frame',
      wanted: 1,
    }),
    figure({
      id: `${way}, long tasks`,
      value: ours.longTasks,
      unit: '',
      against: canvas.longTasks,
      beside: 'canvas',
      wanted: 1,
    }),
  ]
}

const columns = [
  'tasks',
  'chart',
  'runs',
  'render ms',
  'change ms',
  'flick p50/p95/long',
  'pan p50/p95/long',
  'elements',
  'heap B/task',
  'plan B/task',
  'planning ms',
]

/** Everything that was measured, a line for each chart and size. */
export function wholeTable(all: readonly Measured[]): string {
  const order = (one: Measured): number => one.tasks * 10 + CHARTS.indexOf(one.chart)
  const lines = [columns, ...all.toSorted((a, b) => order(a) - order(b)).map(lineOf)]
  const widths = columns.map((_, at) => Math.max(...lines.map(line => line[at]?.length ?? 0)))
  return lines.map(line => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')).join('\n')
}

function lineOf(one: Measured): string[] {
  const moved = (movement: Movement | null): string =>
    movement === null
      ? '–'
      : `${movement.p50.toFixed(0)}/${movement.p95.toFixed(0)}/${movement.longTasks.toFixed(0)}`
  const isOurs = one.chart === 'warroom'
  return [
    String(one.tasks),
    one.chart,
    String(one.runs),
    one.renderMs.toFixed(0),
    one.changeMs.toFixed(1),
    moved(one.flick),
    moved(one.pan),
    one.nodes.toFixed(0),
    one.heapPerTask.toFixed(0),
    isOurs ? one.planHeapPerTask.toFixed(0) : '',
    isOurs ? one.scheduleMs.toFixed(0) : '',
  ]
}
