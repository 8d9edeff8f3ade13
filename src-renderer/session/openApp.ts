import type { StartFacts } from '#shared/contracts/ipc'
import { StoreFault, type StoreFaultReason } from '#shared/ports/updateStore'
import type { Host } from '#shared/host/host'
import type { HostPorts } from '#shared/host/hostPorts'
import { readIdentity, resume } from '#shared/host/identity'
import { languageOf } from '../locales/language'

/** Where a start stands. A storage that cannot be opened is never taken for a new person's. */
export type Start =
  | { readonly at: 'opening' }
  | { readonly at: 'new'; readonly ports: HostPorts }
  | { readonly at: 'ready'; readonly host: Host }
  | { readonly at: 'failed'; readonly reason: StoreFaultReason }

export async function openApp(openPorts: () => Promise<HostPorts>, facts: StartFacts): Promise<Start> {
  try {
    const ports = await openPorts()
    const identity = await readIdentity(ports)
    if (identity !== null) return { at: 'ready', host: await resume(ports, identity) }
    const sample = await sampleOf(ports, facts)
    return sample === null ? { at: 'new', ports } : { at: 'ready', host: sample }
  } catch (fault) {
    if (fault instanceof StoreFault) return { at: 'failed', reason: fault.reason }
    throw fault
  }
}

/** The example projects are a tenth of the program and asked for by few starts: they are loaded when they are. */
async function sampleOf(ports: HostPorts, facts: StartFacts): Promise<Host | null> {
  if (facts.sample === null) return null
  const { makeSample, SAMPLES } = await import('#shared/sample/makeSample')
  const sample = SAMPLES.find(name => name === facts.sample)
  return sample === undefined ? null : makeSample(ports, languageOf(facts.language), sample)
}
