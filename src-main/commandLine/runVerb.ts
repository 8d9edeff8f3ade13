import { resolve } from 'node:path'
import { present } from '#shared/commands/find'
import { commandWords } from '#shared/commands/declare'
import { PROJECT_FILE_BEGINNING, refuseProjectSize } from '#shared/document/projectFile'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { AnyIntent } from '#shared/host/dispatch/decide'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import type { PlanSet } from '#shared/host/documents/documentSet'
import type { Host } from '#shared/host/host'
import { openProjectFile, projectFileOf } from '#shared/host/projects/projectFile'
import { type CommandSet, readIntent, type RunRefusal } from './commandInput'
import { type FileRefusal, isAnothers, readBytes, writeWhole } from './files'
import { type FlagRefusal, type RunFlags, readRunFlags } from './flags'
import { startHeadlessHost } from './headless/headlessHost'
import { isInStep, isReachable } from './headless/inStep'
import type { Outside } from './outside'

/** One command of the catalogue on a project file, or as a colleague of a relay. */
export async function runVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | RunRefusal | null> {
  const flags = readRunFlags(args)
  if ('refused' in flags) return flags
  const intent = readIntent(flags)
  if ('refused' in intent) return intent
  const host = await startHeadlessHost(outside.now, flags.as ?? undefined)
  try {
    const outcome =
      flags.project === null ? await onFile(host, flags, intent, outside) : await onRelay(host, flags, intent)
    if ('refused' in outcome) return outcome
    tell(outcome, flags, outside)
    return null
  } finally {
    await host.end()
  }
}

type Intended = AnyIntent & { readonly set: CommandSet }
type Ended = Exclude<Outcome, Refusal> | FileRefusal | RunRefusal

/** The file is written only when the command has changed something. */
async function onFile(
  host: Host,
  { target }: RunFlags,
  intent: Intended,
  { folder }: Outside,
): Promise<Ended> {
  const file = resolve(folder, target)
  const bytes = await readBytes(file, refuseProjectSize)
  if ('refused' in bytes) return { ...bytes, file: target }
  const opened = await openProjectFile(host, {
    size: bytes.byteLength,
    arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer,
  })
  if (isRefusal(opened)) return { refused: 'badFile', file: target, why: opened }
  const set = await host.openProject(opened.project)
  const outcome = await dispatched(host, set, intent)
  if (isRefusal(outcome)) return { refused: 'commandRefused', why: outcome }
  if (outcome.event === null) return outcome
  const made = await projectFileOf(host, opened.project)
  if (isRefusal(made)) return { refused: 'commandRefused', why: made }
  if (await isAnothers(file, PROJECT_FILE_BEGINNING)) return { refused: 'outputExists', file: target }
  return (await writeWhole(file, made.bytes)) ?? outcome
}

/** Ends when the relay has what was written. */
async function onRelay(host: Host, { target, project }: RunFlags, intent: Intended): Promise<Ended> {
  const unreachable = { refused: 'relayUnreachable', address: target } as const
  host.relay.connect(host.ports.transportTo(target))
  if (!(await isReachable(host)) || !(await isInStep(host, [host.workspace])))
    return versionRefusal(host, target) ?? unreachable
  const found = present(host.workspace.snapshot().project).find(
    ({ id, name }) =>
      id === project || Object.values(typeof name === 'string' ? { name } : name).includes(project),
  )
  if (found === undefined) return { refused: 'noSuchProject', project: project ?? '' }
  const set = await host.openProject(found.id)
  if (!(await isInStep(host, [set]))) return unreachable
  const outcome = await dispatched(host, set, intent)
  if (isRefusal(outcome)) return { refused: 'commandRefused', why: outcome }
  return (await isInStep(host, [host.workspace, set, host.me])) ? outcome : unreachable
}

function versionRefusal(host: Host, address: string): RunRefusal | null {
  const state = host.relay.state()
  if (state.at !== 'offline') return null
  if (state.reason === 'appTooOld') return { refused: 'versionTooOld', side: 'app', address }
  return state.reason === 'relayTooOld' ? { refused: 'versionTooOld', side: 'relay', address } : null
}

function dispatched(host: Host, plan: PlanSet, { set, command, input }: Intended): Promise<Outcome> {
  // Checked against the schema of this very command.
  const intents = [{ command, input }] as never
  if (set === 'plan') return plan.dispatch(intents)
  return set === 'workspace' ? host.workspace.dispatch(intents) : host.me.dispatch(intents)
}

function tell(
  { event }: Exclude<Outcome, Refusal>,
  { command, isJson }: RunFlags,
  { say, out }: Outside,
): void {
  const isChanged = event !== null
  out(
    isJson
      ? `${JSON.stringify({ command, event, isChanged })}\n`
      : say.ran(commandWords(command).name, isChanged),
  )
}
