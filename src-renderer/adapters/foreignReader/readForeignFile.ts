import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { sourceOf } from '#shared/foreign/sourceOf'
import { readForeign } from '#shared/interchange/foreignPlan/readForeign'
import { CARDS_A_PART } from '#shared/interchange/outline'
import { textOfBytes } from '#shared/interchange/textOfBytes'
import { refuseSize } from '#shared/interchange/trello/readTrello'
import type { ForeignContent, ForeignOutline, ReadingPlace } from '#shared/ports/foreignReader'

export interface ReadFile {
  readonly outline: ForeignOutline
  readonly parts: readonly ForeignContent[]
}

/** Bytes as the platform holds them: a File in the window, a file in tests. */
export interface ByteSource {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** The whole way from a file to the parts of its board or plan. */
export async function readForeignFile(file: ByteSource, place: ReadingPlace): Promise<ReadFile | Refusal> {
  const tooBig = refuseSize(file.size)
  if (tooBig !== null) return tooBig
  const text = textOfBytes(new Uint8Array(await file.arrayBuffer()), TextDecoder)
  if (isRefusal(text)) return text
  const read = readForeign(text, { ...place, calendar: chinaCalendar, fileName: file.name })
  if (isRefusal(read)) return read
  const source = sourceOf(read)
  const parts = source.parts(CARDS_A_PART)
  return { outline: source.outline(parts.length), parts }
}
