import { create } from 'zustand'

/** What this person has drawn into the chart. Nothing of it is shared or kept. */
interface ChartOptions {
  readonly showsCritical: boolean
  readonly showsSlack: boolean
  /** The baseline beside the plan; null for none. */
  readonly baselineId: string | null
  change(options: Partial<Omit<ChartOptions, 'change'>>): void
}

export const useChartOptions = create<ChartOptions>(set => ({
  showsCritical: true,
  showsSlack: false,
  baselineId: null,
  change: options => set(options),
}))
