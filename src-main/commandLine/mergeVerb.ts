import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { decodeBundle } from '#shared/document/bundle'
import { encodeCourierFile } from '#shared/document/courierFile'
import { carried, joining } from '#shared/document/courierState'
import { mergeStates } from '#shared/document/mergeStates'
import { encodeProjectFile, type ProjectFile } from '#shared/document/projectFile'
import type { CourierFile } from '#shared/domain/courierFile'
import type { DocumentId } from '#shared/domain/documentId'
import { refuse } from '#shared/domain/refusal'
import { deflated } from '../courier/packing'
import { type FileRefusal, writeWhole } from './files'
import { type FlagRefusal, readMergeFlags } from './flags'
import { badFile, idInProject, type OurFile, readOurFile } from './ourFile'
import type { Outside } from './outside'
import type { FilesRefusal } from './verbWords'

/** `merge A B -o OUT`: what several files of one project, or of one workspace, hold, as one. */
export async function mergeVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | FilesRefusal | null> {
  const flags = readMergeFlags(args)
  if ('refused' in flags) return flags
  const { output, isJson, isForced } = flags
  const place = resolve(outside.folder, output)
  if (!isForced && (await isThere(place))) return { refused: 'outputExists', file: output }
  const read: OurFile[] = []
  for (const file of flags.files) {
    const one = await readOurFile(file, outside)
    if ('refused' in one) return one
    const [first] = read
    if (first !== undefined && subjectOf(first) !== subjectOf(one))
      return { refused: 'mergeDiffers', file, first: flags.files[0] ?? '' }
    read.push(one)
  }
  const [first] = read
  const merged = first?.kind === 'project' ? ofProjects(read, flags.files) : ofCouriers(read, outside.now())
  if ('refused' in merged) return merged
  const wrong = await writeWhole(place, merged.bytes)
  if (wrong !== null) return { ...wrong, file: output }
  const told = { kind: first?.kind ?? 'project', files: read.length, documents: merged.documents, output }
  outside.out(isJson ? `${JSON.stringify(told)}\n` : outside.say.merged(told))
  return null
}

interface MergedFile {
  readonly bytes: Uint8Array
  readonly documents: number
}

/** What two files must have in common to be merged. */
function subjectOf(one: OurFile): string {
  return one.kind === 'project' ? `project ${one.file.project.id}` : `workspace ${one.file.workspace.id}`
}

async function isThere(place: string): Promise<boolean> {
  const size = await stat(place).then(
    stats => (stats.isFile() ? stats.size : 1),
    () => 0, // whoever writes it says what is wrong
  )
  return size > 0
}

/** The first one's name and dates; people of all. */
function ofProjects(
  read: readonly OurFile[],
  names: readonly string[],
): MergedFile | FileRefusal | FilesRefusal {
  const files = read.flatMap(one => (one.kind === 'project' ? [one.file] : []))
  const [first] = files
  if (first === undefined) throw new Error('nothing to merge')
  const updates: { document: string; update: Uint8Array; last: number }[] = []
  for (const [at, { project, documents }] of files.entries()) {
    for (const one of documents) {
      const document = idInProject(project.id, one)
      if (document === null || joining(document, [], one.state).joining === 'damaged')
        return badFile(names[at] ?? '', refuse('fileDamaged'))
      updates.push({ document, update: one.state, last: 0 })
    }
  }
  const states = decodeBundle(mergeStates(updates, false).bundle)
  const people = new Map(files.flatMap(file => file.people).map(person => [person.id, person]))
  const merged: ProjectFile = {
    ...first,
    people: [...people.values()],
    documents: states.map(({ document, update }) => ({ name: nameIn(document), state: update })),
  }
  return { bytes: encodeProjectFile(merged), documents: states.length }
}

function nameIn(document: string): string {
  const [kind = '', , ...rest] = document.split('.')
  return [kind, ...rest].join('.')
}

/** Nobody's computer: where the command line stands, nothing is lacked and nothing is known. */
const COMMAND_LINE = { personId: 'command-line', name: 'command line', device: 'command line' } as const

function ofCouriers(read: readonly OurFile[], now: number): MergedFile | FileRefusal | FilesRefusal {
  const files = read.flatMap(one => (one.kind === 'courier' ? [one.file] : []))
  const newest = files.reduce((a, b) => (a.at >= b.at ? a : b))
  const updates = new Map<DocumentId, Uint8Array[]>()
  for (const { document, update } of files.flatMap(({ documents }) => documents))
    updates.set(document, [...(updates.get(document) ?? []), ...(update.length > 0 ? [update] : [])])
  const documents = [...updates]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([document, own]) => carried(document, own, []))
  // A file that builds on what is in none of them stays half, whoever opens it.
  const isWhole = documents.every(
    ({ document, update }) => !['lacking', 'damaged'].includes(joining(document, [], update).joining),
  )
  if (!isWhole) return { refused: 'mergeLacks' }
  const merged: CourierFile = {
    workspace: newest.workspace,
    from: COMMAND_LINE,
    to: null,
    at: now,
    documents,
  }
  return { bytes: encodeCourierFile(merged, deflated), documents: documents.length }
}
