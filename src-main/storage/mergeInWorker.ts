import { Worker } from 'node:worker_threads'
import type { MergedStates } from '#shared/document/mergeStates'
import type { MergeStates } from './restorePoints'

/** Merges in a thread of its own, made for each set: most times nothing is to be merged. */
export function mergeInWorker(file: string): MergeStates {
  return (updates, isFacts) =>
    new Promise<MergedStates>((resolve, reject) => {
      const worker = new Worker(file)
      worker.once('error', reject)
      // One that ends without an answer would leave every later restore point waiting for it.
      worker.once('exit', code => reject(new Error(`the merging thread ended with ${code}`)))
      worker.once('message', (merged: MergedStates) => {
        resolve(merged)
        void worker.terminate()
      })
      worker.postMessage({ updates, isFacts })
    })
}
