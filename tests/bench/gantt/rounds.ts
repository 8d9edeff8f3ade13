import { join } from 'node:path'
import { _electron as electron, type CDPSession, type JSHandle } from '@playwright/test'
import { launchArguments, mayUseSandbox } from '../../../build/launch.mjs'
import { root } from '../../../build/setup/run.mjs'
import { forgetProfile, newProfile } from '../../support/e2e/launch'
import { median } from '../../support/bench'
import type { BenchPage } from './page/main'
import type { Movement } from './page/movement'

export const CHARTS = ['warroom', 'canvas', 'dhtmlx', 'svar', 'frappe'] as const
export type ChartName = (typeof CHARTS)[number]

export interface Case {
  readonly chart: ChartName
  readonly tasks: number
}

/** One page, from empty to closed. */
export interface Round {
  readonly renderMs: number
  readonly nodes: number
  /** The middle one of several. */
  readonly changeMs: number
  /** Bytes that the chart holds for each task, besides the plan that it is given. */
  readonly heapPerTask: number
  /** Bytes a task of the plan itself and its dates, and how long planning all of it took. */
  readonly planHeapPerTask: number
  readonly scheduleMs: number
  /** Null where it was not measured. */
  readonly flick: Movement | null
  readonly pan: Movement | null
}

/** A plain window of Electron, the same for every chart. */
export interface BenchWindow {
  run(one: Case, isMoved: boolean): Promise<Round>
  close(): Promise<void>
}

export async function openWindow(address: string): Promise<BenchWindow> {
  const profile = newProfile()
  const app = await electron.launch({
    args: launchArguments(join(root, 'tests', 'bench', 'window.cjs')),
    chromiumSandbox: mayUseSandbox,
    env: { ...(process.env as Record<string, string>), BENCH_PROFILE: profile, TZ: 'Asia/Shanghai' },
    colorScheme: null,
  })
  const page = await app.firstWindow()
  const devtools = await app.context().newCDPSession(page)
  await devtools.send('HeapProfiler.enable')
  return {
    async run({ chart, tasks }, isMoved) {
      await page.goto(`${address}?chart=${chart}&tasks=${tasks}`)
      const bench = (await page.waitForFunction(() => window.bench)) as JSHandle<BenchPage>
      return measure(bench, devtools, { tasks, isMoved })
    },
    async close() {
      await app.close()
      forgetProfile(profile)
    },
  }
}

const CHANGES = [1, 0, 1, 0, 1]

async function measure(
  bench: JSHandle<BenchPage>,
  devtools: CDPSession,
  { tasks, isMoved }: { tasks: number; isMoved: boolean },
): Promise<Round> {
  const empty = await heap(devtools)
  const scheduleMs = await bench.evaluate(page => page.plan())
  const given = await heap(devtools)
  const { renderMs, nodes } = await bench.evaluate(page => page.render())
  const held = await heap(devtools)
  const changes: number[] = []
  for (const by of CHANGES) changes.push(await bench.evaluate((page, days) => page.change(days), by))
  const [flick, pan] = isMoved
    ? [await bench.evaluate(page => page.move('y')), await bench.evaluate(page => page.move('x'))]
    : [null, null]
  return {
    renderMs,
    nodes,
    changeMs: median(changes),
    heapPerTask: (held - given) / tasks,
    planHeapPerTask: (given - empty) / tasks,
    scheduleMs,
    flick,
    pan,
  }
}

async function heap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize
}
