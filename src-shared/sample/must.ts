import { isRefusal } from '../domain/refusal'
import type { Outcome } from '../host/dispatch/dispatcher'

/** A command of the sample that is refused is a fault of the sample. */
export async function must(work: Promise<Outcome>): Promise<void> {
  const outcome = await work
  if (isRefusal(outcome)) throw new Error(`the sample was refused: ${outcome.refused}`)
}
