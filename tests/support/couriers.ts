import { isRefusal } from '#shared/domain/refusal'
import type { CourierFile } from '#shared/domain/courierFile'
import { decodeCourierFile, encodeCourierFile } from '#shared/document/courierFile'
import { joinCourier, lookAtCourier, openAsWorkspace } from '#shared/host/courier/openCourier'
import { packCourier } from '#shared/host/courier/packCourier'
import type { Host } from '#shared/host/host'
import type { Workspaces } from '#shared/host/workspaces/workspaces'
import { deflated } from '../../src-main/courier/packing'
import { nobody, newcomer } from '#support/workspaces'

export interface CourierComputer {
  readonly name: string
  readonly workspaces: Workspaces
  readonly host: Host
}

const quiet = { onShare: () => undefined, isCancelled: () => false }

/** A file as another computer reads it. */
export async function packed(from: CourierComputer, to: CourierComputer | null = null): Promise<CourierFile> {
  const { workspaces, host } = from
  const { shown, workspaces: list } = workspaces.list()
  const entry = list.find(({ store }) => store === shown)
  const person = to === null ? null : { id: to.host.identity.personId, name: to.name }
  const made = await packCourier(host, { workspaceId: entry?.id ?? '', to: person, work: quiet })
  if (made === null || isRefusal(made)) throw new Error(made?.refused ?? 'called off')
  const read = decodeCourierFile(encodeCourierFile(made, deflated), deflated)
  if (isRefusal(read)) throw new Error(read.refused)
  return read
}

/** Answers why it was refused, or null. */
export async function takeIn({ host }: CourierComputer, file: CourierFile): Promise<string | null> {
  const brought = await lookAtCourier(host, file)
  if (isRefusal(brought)) return brought.refused
  await joinCourier(host, file, brought, quiet)
  return null
}

/** Computers of one workspace without any network: the first made it, the others opened it from a file. */
export async function courierComputers(
  names: readonly string[],
  make: (first: CourierComputer) => Promise<void>,
): Promise<CourierComputer[]> {
  const [first = '', ...others] = names
  const begun = await newcomer(first, undefined, nobody)
  const one: CourierComputer = { name: first, workspaces: begun.workspaces, host: begun.host }
  await make(one)
  const file = await packed(one)
  const computers = [one]
  for (const name of others) {
    const { workspaces } = await newcomer(name, undefined, nobody)
    const store = await openAsWorkspace(workspaces, file, 'unnamed')
    if (isRefusal(store)) throw new Error(store.refused)
    computers.push({ name, workspaces, host: await workspaces.show(store) })
  }
  return computers
}
