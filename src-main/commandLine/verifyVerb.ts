import { joining } from '#shared/document/courierState'
import { workspaceOfKept } from '#shared/document/readKept'
import { readProject } from '#shared/document/readProject'
import { present } from '#shared/commands/find'
import { isRefusal, refuse, type Refusal } from '#shared/domain/refusal'
import type { ProjectFile } from '#shared/document/projectFile'
import type { CourierFile } from '#shared/domain/courierFile'
import type { FileRefusal } from './files'
import { type FlagRefusal, readReportFlags } from './flags'
import { badFile, idInProject, readOurFile } from './ourFile'
import type { Outside } from './outside'
import type { Verified } from './verbWords'

/** `verify FILE`: reads everything in it as the app would. */
export async function verifyVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | null> {
  const flags = readReportFlags(args)
  if ('refused' in flags) return flags
  const { file, isJson } = flags
  const read = await readOurFile(file, outside)
  if ('refused' in read) return read
  const verified = read.kind === 'project' ? ofProject(read.file) : ofCourier(read.file)
  if (isRefusal(verified)) return badFile(file, verified)
  const told: Verified = { ...verified, bytes: read.bytes }
  outside.out(isJson ? `${JSON.stringify(told)}\n` : outside.say.verified(told))
  return null
}

type Counted = Omit<Verified, 'bytes'>

function ofProject(file: ProjectFile): Counted | Refusal {
  for (const one of file.documents) {
    const document = idInProject(file.project.id, one)
    const what = document === null ? 'damaged' : joining(document, [], one.state).joining
    if (what === 'damaged' || what === 'lacking') return refuse('fileDamaged')
  }
  const content = readProject(file)
  if (isRefusal(content)) return content
  return {
    kind: 'project',
    name: file.project.name,
    from: null,
    at: null,
    to: null,
    projects: 1,
    tasks: present(content.plan.task).length,
    documents: file.documents.length,
  }
}

function ofCourier({ workspace, from, to, at, documents }: CourierFile): Counted | Refusal {
  const index = workspaceOfKept(documents)
  if (isRefusal(index)) return index
  let isWhole = to === null
  for (const { document, update } of documents) {
    const { joining: what } = joining(document, [], update)
    if (what === 'damaged' || (what === 'lacking' && to === null)) return refuse('fileDamaged')
    if (what === 'lacking' || update.length === 0) isWhole = false
  }
  const plans = documents.filter(({ document }) => document.startsWith('plan.'))
  const tasks = plans.map(({ update }) => tasksIn(update))
  if (isWhole && tasks.includes(null)) return refuse('fileDamaged')
  return {
    kind: 'courier',
    name: workspace.name,
    from: from.name,
    at,
    to: to?.name ?? null,
    projects: plans.length,
    tasks: isWhole ? tasks.reduce<number>((sum, one) => sum + (one ?? 0), 0) : null,
    documents: documents.length,
  }
}

function tasksIn(state: Uint8Array): number | null {
  const read = readProject({ documents: [{ name: 'plan', state }] })
  return isRefusal(read) ? null : present(read.plan.task).length
}
