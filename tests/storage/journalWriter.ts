import { StoreJournal } from '../../src-main/storage/storeJournal'
import type { SetName } from '#shared/domain/setName'

/** Writes batches of two documents into a journal until it is killed, and says which are durable: one line each. */
const [folder = '', first = '0'] = process.argv.slice(2)
const none = { documents: async () => ({}), read: async () => [], sets: async () => [] }
const journal = await StoreJournal.open(folder, none)
const sets: readonly SetName[] = ['project.a', 'project.b']

for (let number = Number(first); ; number++) {
  const set = sets[number % 2] ?? 'project.a'
  const updates = ['plan', 'events'].map(document => ({ document, update: batchBytes(number, document) }))
  // Every tenth writes to two sets at once, every fiftieth begins a log anew.
  const batches = number % 10 === 0 ? sets.map(one => ({ set: one, updates })) : [{ set, updates }]
  await journal.append(batches)
  process.stdout.write(`${number}\n`)
  if (number % 50 === 49) await journal.restart(set, await journal.read(set))
}

/** Told apart by number and document, of varied length. */
function batchBytes(number: number, document: string): Uint8Array {
  return Buffer.from(`${number} ${document} ${'x'.repeat((number * 37) % 400)}`)
}
