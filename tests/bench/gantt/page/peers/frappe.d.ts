/** As much of frappe-gantt as the bench calls, its default export by name; it is not installed where types are checked. */
export const main: new (
  host: HTMLElement,
  tasks: readonly object[],
  options: object,
) => { update_task(id: string, change: object): void }
