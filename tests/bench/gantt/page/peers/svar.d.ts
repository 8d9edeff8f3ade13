import type { FunctionComponent, PropsWithChildren } from 'react'

/** As much of @svar-ui/react-gantt as the bench calls; it is not installed where types are checked. */
export interface GanttApi {
  exec(action: 'update-task', change: { readonly id: string; readonly task: object }): void
}
export const Gantt: FunctionComponent<Readonly<Record<string, unknown>>>
export const Willow: FunctionComponent<PropsWithChildren<{ readonly fonts: boolean }>>
