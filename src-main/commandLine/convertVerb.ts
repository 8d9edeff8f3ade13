import { resolve } from 'node:path'
import { isRefusal } from '#shared/domain/refusal'
import { writeGan } from '#shared/interchange/gan/writeGan'
import { writeMsProject } from '#shared/interchange/msProject/writeMsProject'
import { planJsonFile } from '#shared/interchange/planJson/writePlanJson'
import { planKind } from '#shared/interchange/planKind'
import type { WrittenPlan } from '#shared/interchange/planLeftOut'
import { refusePlanSize } from '#shared/interchange/planLimits'
import { textOfBytes } from '#shared/interchange/textOfBytes'
import type { PlanFormat } from '#shared/model/foreignPlan'
import type { Schedule } from '#shared/schedule/engine/result'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { WorkPlan } from '#shared/schedule/workPlan'
import { type FileRefusal, isSameFile, readBytes, writeWhole } from './files'
import { type FlagRefusal, readConvertFlags } from './flags'
import type { Outside } from './outside'
import { planInFile, planInText } from './planFile'
import type { Converted } from './verbWords'

interface Format {
  readonly kind: PlanFormat
  readonly write: (plan: WorkPlan, schedule: Schedule) => WrittenPlan
}

const formats: ReadonlyMap<string, Format> = new Map([
  ['xml', { kind: 'msProject', write: writeMsProject }],
  ['json', { kind: 'planJson', write: planJsonFile }],
  ['gan', { kind: 'gan', write: writeGan }],
])

/** `convert IN OUT`: a plan in another program's words, and what these have none for. */
export async function convertVerb(
  args: readonly string[],
  outside: Outside,
): Promise<FlagRefusal | FileRefusal | null> {
  const flags = readConvertFlags(args)
  if ('refused' in flags) return flags
  const { file, output, isJson, isForced } = flags
  const format = formats.get(/\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase() ?? '')
  if (format === undefined) return { refused: 'badFormat', file: output }
  const place = resolve(outside.folder, output)
  if (await isSameFile(place, resolve(outside.folder, file))) return { refused: 'sameConverted' }
  const read = await planInFile(file, outside)
  if ('refused' in read) return read
  if (!isForced && (await isOther(place, format.kind))) return { refused: 'outputExists', file: output }
  const written = format.write(read.plan, schedulePlan(read.plan))
  const again = planInText(written.text, outside)
  if (isRefusal(again)) throw new Error(`the converted plan cannot be read again: ${again.refused}`)
  const wrong = await writeWhole(place, new TextEncoder().encode(written.text))
  if (wrong !== null) return { ...wrong, file: output }
  const converted: Converted = {
    tasks: again.plan.tasks.length,
    dependencies: again.plan.dependencies.length,
    calendars: written.calendars,
    leftOut: [...read.leftOut, ...written.leftOut],
  }
  const { out, say } = outside
  out(
    isJson ? `${JSON.stringify(converted)}\n` : say.converted({ ...converted, name: read.plan.name, output }),
  )
  return null
}

/** Whether something lies there that is neither empty nor a plan of the same kind. */
async function isOther(place: string, kind: PlanFormat): Promise<boolean> {
  const bytes = await readBytes(place, refusePlanSize)
  if ('refused' in bytes) return bytes.refused !== 'noSuchFile'
  if (bytes.length === 0) return false
  const text = textOfBytes(bytes, TextDecoder)
  return isRefusal(text) || planKind(text) !== kind
}
