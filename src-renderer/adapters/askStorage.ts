import type { Answer, Answered, Argument, StorageChannel } from '#shared/contracts/ipc'
import { StoreFault } from '#shared/ports/updateStore'
import { guarded } from './storeFaults'

type ValueOf<C extends StorageChannel> = Answer<C> extends Answered<infer T> ? T : never

/** Its answer, or a StoreFault. */
export async function asked<C extends StorageChannel>(
  channel: C,
  argument: Argument<C>,
): Promise<ValueOf<C>> {
  const answer = (await guarded(window.warroom.storage(channel, argument), 'failed')) as Answered<ValueOf<C>>
  if (answer.at === 'failed') throw new StoreFault(answer.reason)
  return answer.value
}
