import { Worker } from 'node:worker_threads'
import type { CourierFile } from '#shared/domain/courierFile'
import type { Refusal } from '#shared/domain/refusal'

export type CourierTask =
  | { readonly do: 'seal'; readonly file: CourierFile; readonly passphrase: string | null }
  | { readonly do: 'open'; readonly bytes: Uint8Array; readonly passphrase: string | null }

export interface CourierWork {
  seal(file: CourierFile, passphrase: string | null): Promise<Uint8Array>
  open(bytes: Uint8Array, passphrase: string | null): Promise<CourierFile | Refusal>
}

/** `file`: the program of the thread, made for each task. */
export function courierInWorker(file: string): CourierWork {
  const done = <T>(task: CourierTask): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const worker = new Worker(file)
      worker.once('error', reject)
      worker.once('exit', code => reject(new Error(`the thread for courier files ended with ${code}`)))
      worker.once('message', (answer: T) => {
        resolve(answer)
        void worker.terminate()
      })
      worker.postMessage(task)
    })
  return {
    seal: (of, passphrase) => done({ do: 'seal', file: of, passphrase }),
    open: (bytes, passphrase) => done({ do: 'open', bytes, passphrase }),
  }
}
