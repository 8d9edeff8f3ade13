/** As much of the libraries as the bench calls; they are not installed where types are checked. */
declare module 'dhtmlx-gantt' {
  interface GanttTask {
    start_date: Date
    end_date: Date
  }
  export const gantt: {
    readonly config: object
    init(host: HTMLElement): void
    parse(plan: { readonly data: readonly object[]; readonly links: readonly object[] }): void
    getTask(id: string): GanttTask
    updateTask(id: string): void
  }
}

declare module '@svar-ui/react-gantt' {
  import type { FunctionComponent, PropsWithChildren } from 'react'

  export interface GanttApi {
    exec(action: 'update-task', change: { readonly id: string; readonly task: object }): void
  }
  export const Gantt: FunctionComponent<Readonly<Record<string, unknown>>>
  export const Willow: FunctionComponent<PropsWithChildren<{ readonly fonts: boolean }>>
}

declare module 'frappe-gantt' {
  export default class Gantt {
    constructor(host: HTMLElement, tasks: readonly object[], options: object)
    update_task(id: string, change: object): void
  }
}
