import { isRefusal, refuse } from '../../domain/refusal'
import type { Outcome } from '../dispatch/dispatcher'
import type { Host } from '../host'

/** As one command, which one undo takes back. */
export async function bringIncidentBack(host: Host, id: string): Promise<Outcome> {
  const incident = host.incidents.shown().find(one => one.id === id)
  if (incident === undefined) return refuse('noSuchRecord')
  const { set, values, notes } = incident
  const input = { values, notes }
  const outcome =
    set === 'workspace'
      ? await host.workspace.run('bringBack', input)
      : await (await host.openProject(set.slice('project.'.length))).run('bringBack', input)
  if (!isRefusal(outcome)) host.incidents.settle(id, 'broughtBack')
  return outcome
}
