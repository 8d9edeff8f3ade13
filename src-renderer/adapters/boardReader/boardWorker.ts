import { isRefusal } from '#shared/domain/refusal'
import { readBoard, type ReadBoard } from './readBoard'
import type { Question, Reply } from './protocol'

/** Runs in a worker: parsing a large export takes seconds that the window does not have. */

let read: ReadBoard | null = null

async function answer(question: Question): Promise<Reply> {
  if (question.ask === 'outline') {
    const outcome = await readBoard(question.file, question.zone)
    if (isRefusal(outcome)) return { is: 'outline', outline: outcome }
    read = outcome
    return { is: 'outline', outline: outcome.outline }
  }
  const board = read?.parts[question.at]
  return board === undefined ? { is: 'fault', text: `no part ${question.at}` } : { is: 'part', board }
}

addEventListener('message', (event: MessageEvent<Question>) => {
  answer(event.data).then(
    reply => postMessage(reply),
    (fault: unknown) => postMessage({ is: 'fault', text: String(fault) } satisfies Reply),
  )
})
