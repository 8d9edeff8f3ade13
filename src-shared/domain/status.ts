import type { Status } from './records'

/**
 * Statuses that every project has without anybody having created them: a fixed creation value under
 * a fixed id, so that two peers who rename one never compete with its birth.
 */
export const builtInStatuses: readonly Status[] = [
  builtIn('todo', 'ink3', 'todo'),
  builtIn('doing', 'azurite', 'doing'),
  builtIn('in-review', 'gamboge', 'waiting'),
  builtIn('blocked', 'cinnabar', 'waiting'),
  builtIn('done', 'malachite', 'done'),
  builtIn('cancelled', 'ink3', 'dropped'),
]

function builtIn(id: string, colour: Status['colour'], category: Status['category']): Status {
  const rank = ['todo', 'doing', 'in-review', 'blocked', 'done', 'cancelled'].indexOf(id)
  return {
    id,
    isRemoved: false,
    name: null,
    colour,
    category,
    position: `a${rank}`,
    limit: null,
    isArchived: false,
  }
}

export const FIRST_STATUS = 'todo'
