import type { BenchPlan } from './plan'

/** Every chart has the rows and days of ours. */
export const ROW = 24
export const PER_DAY = 19
export const AXIS = 44
export const NAMES = 220

/** The task whose dates are changed: one of the first rows, so that every chart shows it. */
export const CHANGED = 3

export interface MountedChart {
  /** The changed task now begins this many working days later than in the plan, as a person's edit would have it. */
  change(by: number): void
}

/** `painted` is for charts that paint without touching the document. */
export type MountChart = (host: HTMLElement, plan: BenchPlan, painted: () => void) => MountedChart
