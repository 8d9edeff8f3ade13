import { isRefusal } from '#shared/domain/refusal'
import { type ReadFile, readForeignFile } from './readForeignFile'
import type { Question, Reply } from './protocol'

/** Runs in a worker: parsing a large export takes seconds that the window does not have. */

let read: ReadFile | null = null

async function answer(question: Question): Promise<Reply> {
  if (question.ask === 'outline') {
    const outcome = await readForeignFile(question.file, question.place)
    if (isRefusal(outcome)) return { is: 'outline', outline: outcome }
    read = outcome
    return { is: 'outline', outline: outcome.outline }
  }
  const part = read?.parts[question.at]
  return part === undefined ? { is: 'fault', text: `no part ${question.at}` } : { is: 'part', part }
}

addEventListener('message', (event: MessageEvent<Question>) => {
  answer(event.data).then(
    reply => postMessage(reply),
    (fault: unknown) => postMessage({ is: 'fault', text: String(fault) } satisfies Reply),
  )
})
