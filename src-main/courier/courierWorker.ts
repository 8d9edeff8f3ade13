import { parentPort } from 'node:worker_threads'
import { openCourier, sealCourier } from './seal'
import type { CourierTask } from './courierInWorker'

/** One task in, its answer out: a passphrase takes a second of work, and a large file takes longer. */
parentPort?.on('message', async (task: CourierTask) => {
  const { passphrase } = task
  const answer =
    task.do === 'seal' ? await sealCourier(task.file, passphrase) : await openCourier(task.bytes, passphrase)
  parentPort?.postMessage(answer)
})
