import { create } from 'zustand'

export const VIEWS = ['board', 'gantt', 'retro', 'history', 'review'] as const
export type View = (typeof VIEWS)[number]

/** What fills the window beside the sidebar. */
export type Page =
  | { readonly at: 'projects' }
  | { readonly at: 'newProject' }
  | { readonly at: 'import' }
  | { readonly at: 'settings' }
  | { readonly at: 'restorePoints' }
  | { readonly at: 'courier' }
  | { readonly at: 'project'; readonly id: string; readonly view: View }

export interface Filter {
  readonly phaseId: string | null
  /** A person's id; `nobody` for tasks without one. */
  readonly personId: string | null
  readonly text: string
}

export const NO_FILTER: Filter = { phaseId: null, personId: null, text: '' }

interface Screen {
  readonly page: Page
  /** The task whose panel is open. */
  readonly taskId: string | null
  readonly filter: Filter
  go(page: Page): void
  openTask(taskId: string | null): void
  narrow(filter: Partial<Filter>): void
}

/** Where this person is in the window. Nothing of it is shared or kept. */
export const useScreen = create<Screen>(set => ({
  page: { at: 'projects' },
  taskId: null,
  filter: NO_FILTER,
  go: page =>
    set(({ page: before }) => {
      const isSameProject = before.at === 'project' && page.at === 'project' && before.id === page.id
      return isSameProject ? { page } : { page, taskId: null, filter: NO_FILTER }
    }),
  openTask: taskId => set({ taskId }),
  narrow: filter => set(({ filter: before }) => ({ filter: { ...before, ...filter } })),
}))
