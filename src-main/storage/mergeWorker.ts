import { parentPort } from 'node:worker_threads'
import type { BundledUpdate } from '#shared/document/bundle'
import { mergeStates } from '#shared/document/mergeStates'

/** One set in, its states out. */
parentPort?.on('message', ({ updates, isFacts }: { updates: readonly BundledUpdate[]; isFacts: boolean }) => {
  parentPort?.postMessage(mergeStates(updates, isFacts))
})
