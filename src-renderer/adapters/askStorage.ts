import type { Answer, Answered, Argument, StorageChannel } from '#shared/contracts/ipc'
import { StoreFault } from '#shared/ports/updateStore'
import { faultOf, guarded } from './storeFaults'

type ValueOf<C extends StorageChannel> = Answer<C> extends Answered<infer T> ? T : never

/** What a page waits for before anything is shown as saved. All else asks a person, or reads as long as it takes. */
const PROMPT: readonly StorageChannel[] = [
  'journalHead',
  'appendToJournal',
  'removeFromJournal',
  'journalSets',
]

/** Its answer, or a StoreFault. */
export async function asked<C extends StorageChannel>(
  channel: C,
  argument: Argument<C>,
): Promise<ValueOf<C>> {
  const asking = window.warroom.storage(channel, argument)
  const answering = PROMPT.includes(channel)
    ? guarded(asking, 'failed')
    : asking.catch((fault: unknown) => Promise.reject(faultOf(fault, 'failed')))
  const answer = (await answering) as Answered<ValueOf<C>>
  if (answer.at === 'failed') throw new StoreFault(answer.reason)
  return answer.value
}
