import type { MountChart, MountedChart } from './chart'
import { type Movement, moved } from './movement'
import { benchPlan, type BenchPlan } from './plan'
import { paintedAfter } from './settled'

/** What the bench asks of this page; one chart and one plan a page. */
export interface BenchPage {
  /** Makes the plan, and tells how long its dates took. */
  plan(): number
  /** First full render in milliseconds, and the elements in the document after it. */
  render(): Promise<{ readonly renderMs: number; readonly nodes: number }>
  /** One date changed to painted, in milliseconds. */
  change(by: number): Promise<number>
  move(axis: 'x' | 'y'): Promise<Movement>
}

declare global {
  interface Window {
    bench?: BenchPage
  }
}

const charts: Readonly<Record<string, () => Promise<{ readonly mount: MountChart }>>> = {
  warroom: () => import('./charts/warroom'),
  canvas: () => import('./charts/canvas'),
  dhtmlx: () => import('./charts/dhtmlx'),
  svar: () => import('./charts/svar'),
  frappe: () => import('./charts/frappe'),
}

const asked = new URLSearchParams(window.location.search)
const load = charts[asked.get('chart') ?? '']
const host = document.getElementById('host')
if (load === undefined || host === null) throw new Error('no such chart')
const { mount } = await load()
let plan: BenchPlan | null = null
let mounted: MountedChart | null = null
let touched = (): void => {}

window.bench = {
  plan() {
    plan = benchPlan(Number(asked.get('tasks')))
    return plan.scheduleMs
  },
  async render() {
    const renderMs = await paintedAfter(
      painted => {
        touched = painted
        if (plan !== null) mounted = mount(host, plan, () => touched())
      },
      { host, quietMs: 350 },
    )
    return { renderMs, nodes: document.querySelectorAll('*').length }
  },
  change: by =>
    paintedAfter(
      painted => {
        touched = painted
        mounted?.change(by)
      },
      { host, quietMs: 200 },
    ),
  move: axis => moved(host, axis),
}
