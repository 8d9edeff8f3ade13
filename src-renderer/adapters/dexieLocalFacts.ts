import { Dexie, type Table } from 'dexie'
import type { LocalFacts } from '#shared/ports/localFacts'
import { guarded } from './storeFaults'

interface Fact {
  key: string
  value: unknown
}

class Database extends Dexie {
  declare readonly facts: Table<Fact, string>
  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ facts: 'key' })
  }
}

export async function openDexieLocalFacts(name: string): Promise<LocalFacts> {
  const db = new Database(name)
  await guarded(db.open(), 'cannotOpen')
  return {
    get: async key => (await guarded(db.facts.get(key), 'failed'))?.value,
    put: async (key, value) => {
      await guarded(db.facts.put({ key, value }), 'failed')
    },
    remove: key => guarded(db.facts.delete(key), 'failed'),
    all: async prefix => {
      const facts = await guarded(db.facts.where('key').startsWith(prefix).toArray(), 'failed')
      return facts.map(({ key, value }) => [key, value] as const)
    },
  }
}
