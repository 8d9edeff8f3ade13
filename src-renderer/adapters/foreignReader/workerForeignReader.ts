import { type ForeignReader, type ForeignReading, ReadingClosed } from '#shared/ports/foreignReader'
import type { Question, Reply } from './protocol'

interface Waiting {
  readonly resolve: (reply: Reply) => void
  readonly reject: (fault: Error) => void
}

/** A worker for each file; the worker goes when the reading is closed. */
export const workerForeignReader: ForeignReader = {
  open: (file, place): ForeignReading => {
    if (!(file instanceof File)) throw new TypeError('only files of the platform can be read')
    const { ask, close } = askWorker()
    const outline = ask({ ask: 'outline', file, place }).then(reply => {
      if (reply.is !== 'outline') throw new Error(textOf(reply))
      return reply.outline
    })
    // Whoever closes it at once never looks at it.
    outline.catch(() => undefined)
    return {
      outline,
      part: async at => {
        const reply = await ask({ ask: 'part', at })
        if (reply.is !== 'part') throw new Error(textOf(reply))
        return reply.part
      },
      close,
    }
  },
}

function textOf(reply: Reply): string {
  return reply.is === 'fault' ? reply.text : `the worker answered with ${reply.is}`
}

/** Answers come in the order of the questions. */
function askWorker() {
  const worker = new Worker(new URL('./foreignWorker.ts', import.meta.url), { type: 'module' })
  const waiting: Waiting[] = []
  let isClosed = false
  const fail = (fault: Error): void => {
    for (const one of waiting.splice(0)) one.reject(fault)
  }
  worker.addEventListener('message', (event: MessageEvent<Reply>) => waiting.shift()?.resolve(event.data))
  worker.addEventListener('error', event => fail(new Error(event.message)))
  return {
    ask: (question: Question): Promise<Reply> =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new ReadingClosed())
        waiting.push({ resolve, reject })
        worker.postMessage(question)
      }),
    close: (): void => {
      isClosed = true
      worker.terminate()
      fail(new ReadingClosed())
    },
  }
}
