import { isRefusal } from '#shared/domain/refusal'
import type { OpenSet } from '../openSet'

/** A command of the sample that is refused is a fault of the sample. */
export async function mustDo(
  set: Pick<OpenSet<object>, 'run'>,
  command: string,
  intent: unknown,
): Promise<void> {
  const outcome = await set.run(command, intent)
  if (isRefusal(outcome)) throw new Error(`the sample's ${command} was refused: ${outcome.refused}`)
}
