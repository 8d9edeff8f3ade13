import type { StartFacts } from '#shared/contracts/ipc'
import { StoreFault, type StoreFaultReason } from '#shared/ports/updateStore'
import { languageOf } from '../locales/language'
import { readIdentity, resume } from './boot'
import { makeSample, SAMPLES } from './sample/makeSample'
import type { Session } from './session'
import type { SessionPorts } from './sessionPorts'

/** Where a start stands. A storage that cannot be opened is never taken for a new person's. */
export type Start =
  | { readonly at: 'opening' }
  | { readonly at: 'new'; readonly ports: SessionPorts }
  | { readonly at: 'ready'; readonly session: Session }
  | { readonly at: 'failed'; readonly reason: StoreFaultReason }

export async function openApp(openPorts: () => Promise<SessionPorts>, facts: StartFacts): Promise<Start> {
  try {
    const ports = await openPorts()
    const identity = await readIdentity(ports)
    if (identity !== null) return { at: 'ready', session: await resume(ports, identity) }
    const sample = SAMPLES.find(name => name === facts.sample)
    if (sample !== undefined)
      return { at: 'ready', session: await makeSample(ports, languageOf(facts.language), sample) }
    return { at: 'new', ports }
  } catch (fault) {
    if (fault instanceof StoreFault) return { at: 'failed', reason: fault.reason }
    throw fault
  }
}
