import { resolve } from 'node:path'
import { present } from '#shared/commands/find'
import { commandWords } from '#shared/commands/declare'
import { refuseFileSize } from '#shared/domain/fileSize'
import { isRefusal } from '#shared/domain/refusal'
import type { AnyIntent } from '#shared/host/dispatch/decide'
import type { ProjectEntry } from '#shared/model/project'
import type { PlanSet } from '#shared/host/documents/documentSet'
import type { Host } from '#shared/host/host'
import { openProjectFile, projectFileOf } from '#shared/host/projects/projectFile'
import { type CommandSet, isInProjectFile, readIntent, type RunRefusal } from './commandInput'
import { type FileRefusal, readBytes, realFile, writeWhole } from './files'
import { alone } from './fileLock'
import { type FlagRefusal, type RunFlags, readRunFlags } from './flags'
import { startHeadlessHost } from './headless/headlessHost'
import { isInStep, isReachable } from './headless/inStep'
import { type MadeRecord, madeRecords } from './madeRecords'
import { nearest } from './nearest'
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
  const host = await startHeadlessHost(outside, flags.as ?? undefined)
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

/** How often a file may change while it is written. */
const MOST_TRIES = 5

type Intended = AnyIntent & { readonly set: CommandSet }

interface Ran {
  /** Null when there was nothing to change. */
  readonly event: string | null
  readonly made: readonly MadeRecord[]
}

type Ended = Ran | FileRefusal | RunRefusal

/** One run at a time works on a file. */
async function onFile(
  host: Host,
  { target, as }: RunFlags,
  intent: Intended,
  { folder }: Outside,
): Promise<Ended> {
  if (!isInProjectFile(intent)) return { refused: 'notInFile', command: intent.command }
  const file = await realFile(resolve(folder, target))
  const there = await readBytes(file, refuseFileSize)
  if ('refused' in there) return { ...there, file: target }
  const ended = await alone(file, () => onFileAlone(host, { file, target, as }, intent))
  return typeof ended === 'string' ? { refused: 'cannotWrite', file: target, code: ended } : ended
}

/** The file is written only when the command has changed something. */
async function onFileAlone(
  host: Host,
  { file, target, as }: Omit<ReadFile, 'bytes'> & Pick<RunFlags, 'as'>,
  intent: Intended,
): Promise<Ended> {
  const bytes = await readBytes(file, refuseFileSize)
  if ('refused' in bytes) return { ...bytes, file: target }
  const opened = await openProjectFile(host, fileOf(bytes))
  if (isRefusal(opened)) return { refused: 'badFile', file: target, why: opened }
  const stranger = refusePerson(host, as)
  if (stranger !== null) return stranger
  const set = await host.openProject(opened.project)
  const outcome = await dispatched(host, set, intent)
  if ('refused' in outcome) return outcome
  if (outcome.event === null) return outcome
  return (await written(host, opened.project, { file, target, bytes })) ?? outcome
}

interface ReadFile {
  readonly file: string
  /** As the person typed it. */
  readonly target: string
  readonly bytes: Uint8Array
}

/** What another has written into the file meanwhile is merged with, and looked for again. */
async function written(
  host: Host,
  project: string,
  { file, target, bytes }: ReadFile,
): Promise<FileRefusal | RunRefusal | null> {
  let known = bytes
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const now = await readBytes(file, refuseFileSize)
    if ('refused' in now) return { ...now, file: target }
    if (Buffer.compare(now, known) === 0) {
      const made = await projectFileOf(host, project)
      return isRefusal(made) ? { refused: 'commandRefused', why: made } : writeWhole(file, made.bytes)
    }
    const merged = await openProjectFile(host, fileOf(now))
    if (isRefusal(merged)) return { refused: 'badFile', file: target, why: merged }
    known = now
  }
  return { refused: 'cannotWrite', file: target, code: 'EBUSY' }
}

function fileOf(bytes: Uint8Array) {
  return { size: bytes.byteLength, arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer }
}

/** Ends when the relay has what was written. */
async function onRelay(host: Host, { target, project, as }: RunFlags, intent: Intended): Promise<Ended> {
  const unreachable = { refused: 'relayUnreachable', address: target } as const
  host.relay.connect(host.ports.transportTo(target))
  if (!(await isReachable(host)) || !(await isInStep(host, [host.workspace])))
    return versionRefusal(host, target) ?? unreachable
  const stranger = refusePerson(host, as)
  if (stranger !== null) return stranger
  const found = projectNamed(host, project ?? '')
  if ('refused' in found) return found
  const set = await host.openProject(found.id)
  if (!(await isInStep(host, [set]))) return unreachable
  const outcome = await dispatched(host, set, intent)
  if ('refused' in outcome) return outcome
  const isThere = await isInStep(host, [host.workspace, set, host.me])
  return isThere ? outcome : { refused: 'connectionLost', address: target }
}

/** By its id, or by its name in either language when only one is called so. */
function projectNamed(host: Host, wanted: string): ProjectEntry | RunRefusal {
  const projects = present(host.workspace.snapshot().project)
  const byId = projects.find(({ id }) => id === wanted)
  if (byId !== undefined) return byId
  const named = projects.filter(({ name }) =>
    Object.values(typeof name === 'string' ? { name } : name).includes(wanted),
  )
  const [found, ...more] = named
  if (found === undefined) return { refused: 'noSuchProject', project: wanted }
  if (more.length === 0) return found
  return { refused: 'severalProjects', project: wanted, ids: named.map(({ id }) => id).join(' ') }
}

function versionRefusal(host: Host, address: string): RunRefusal | null {
  const state = host.relay.state()
  if (state.at !== 'offline') return null
  if (state.reason === 'appTooOld') return { refused: 'versionTooOld', side: 'app', address }
  return state.reason === 'relayTooOld' ? { refused: 'versionTooOld', side: 'relay', address } : null
}

/** How many people a sentence names. */
const MOST_NAMED = 5

/** Nobody's work is written down under the name of somebody who is not there. */
function refusePerson(host: Host, personId: string | null): RunRefusal | null {
  if (personId === null) return null
  const people = present(host.workspace.snapshot().person)
  if (people.some(({ id }) => id === personId)) return null
  const isLike = (word: string): boolean => nearest(personId, [word]) !== null
  const [like, others] = [true, false].map(wanted =>
    people.filter(({ id, name }) => (isLike(id) || isLike(name)) === wanted),
  )
  const named = [...(like ?? []), ...(others ?? [])].slice(0, MOST_NAMED)
  return { refused: 'noSuchPerson', person: personId, near: named.map(({ id, name }) => `${id} (${name})`) }
}

async function dispatched(
  host: Host,
  plan: PlanSet,
  { set, command, input }: Intended,
): Promise<Ran | RunRefusal> {
  // Checked against the schema of this very command.
  const intents = [{ command, input }] as never
  const documents = { plan, workspace: host.workspace, me: host.me }[set]
  const outcome = await documents.dispatch(intents)
  if (isRefusal(outcome)) return { refused: 'commandRefused', why: outcome }
  const { event } = outcome
  return { event, made: await madeRecords(documents, event, host.ports.clock.now()) }
}

function tell({ event, made }: Ran, { command, isJson }: RunFlags, { say, out }: Outside): void {
  const isChanged = event !== null
  out(
    isJson
      ? `${JSON.stringify({ command, event, isChanged, made })}\n`
      : say.ran({ name: commandWords(command).name, isChanged, made }),
  )
}
