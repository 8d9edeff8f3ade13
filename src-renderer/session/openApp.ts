import type { StartFacts } from '#shared/contracts/ipc'
import { StoreFault, type StoreFaultReason } from '#shared/ports/updateStore'
import type { Host } from '#shared/host/host'
import type { HostPorts } from '#shared/host/hostPorts'
import { openWorkspaces, type Workspaces, type WorkspacesPorts } from '#shared/host/workspaces/workspaces'
import { languageOf } from '../locales/language'

/** Where a start stands. A storage that cannot be opened is never taken for a new person's. */
export type Start =
  | { readonly at: 'opening' }
  /** Their storage opens while they say their name. */
  | { readonly at: 'new'; readonly ports: () => Promise<HostPorts>; readonly workspaces: Workspaces }
  | { readonly at: 'ready'; readonly workspaces: Workspaces }
  | { readonly at: 'failed'; readonly reason: StoreFaultReason }

export async function openApp(ports: WorkspacesPorts, facts: StartFacts): Promise<Start> {
  try {
    const workspaces = await openWorkspaces(ports)
    if ((await workspaces.start()) !== null) return { at: 'ready', workspaces }
    // Stores without a person are none of a new one: an example is made where nothing ever was.
    const isUnused = workspaces.list().workspaces.length === 0
    const sample = isUnused ? await sampleOf(workspaces.portsOfFirst, facts) : null
    if (sample === null) return { at: 'new', ports: workspaces.portsOfFirst, workspaces }
    await workspaces.begin(sample)
    return { at: 'ready', workspaces }
  } catch (fault) {
    if (fault instanceof StoreFault) return { at: 'failed', reason: fault.reason }
    throw fault
  }
}

/** The example projects are a tenth of the program and asked for by few starts: they are loaded when they are. */
async function sampleOf(ports: () => Promise<HostPorts>, facts: StartFacts): Promise<Host | null> {
  if (facts.sample === null) return null
  const { makeSample, SAMPLES } = await import('#shared/sample/makeSample')
  const sample = SAMPLES.find(name => name === facts.sample)
  return sample === undefined ? null : makeSample(await ports(), languageOf(facts.language), sample)
}
