/** As much of dhtmlx-gantt as the bench calls; it is not installed where types are checked. */
export const gantt: {
  readonly config: object
  init(host: HTMLElement): void
  parse(plan: { readonly data: readonly object[]; readonly links: readonly object[] }): void
  getTask(id: string): { start_date: Date; end_date: Date }
  updateTask(id: string): void
}
