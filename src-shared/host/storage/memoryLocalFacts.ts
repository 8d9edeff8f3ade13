import type { LocalFacts } from '../../ports/localFacts'

/** Facts that last as long as the process. */
export function memoryLocalFacts(): LocalFacts {
  const facts = new Map<string, unknown>()
  return {
    get: async key => facts.get(key),
    put: async (key, value) => void facts.set(key, value),
    remove: async key => void facts.delete(key),
    all: async prefix => [...facts].filter(([key]) => key.startsWith(prefix)),
  }
}
