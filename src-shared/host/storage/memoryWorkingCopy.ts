import type { DocumentId } from '../../domain/documentId'
import { setOf } from '../../domain/setName'
import type { BatchMark, Mark, WorkingCopy } from '../../ports/workingCopy'

interface Row {
  readonly at: number
  readonly update: Uint8Array
}

/** Lasts as long as the process: for a run of the command line, and where the browser's storage does not work. */
export function memoryWorkingCopy(): WorkingCopy {
  const rows = new Map<DocumentId, Row[]>()
  const marks = new Map<DocumentId, Mark>()
  let last = 0
  const rowsOf = (document: DocumentId): readonly Row[] => rows.get(document) ?? []
  const add = (document: DocumentId, update: Uint8Array): void => {
    const known = rows.get(document)
    if (known === undefined) rows.set(document, [rowOf(update)])
    else known.push(rowOf(update))
  }
  const rowOf = (update: Uint8Array): Row => {
    last += 1
    return { at: last, update: update.slice() }
  }
  const count = (document: DocumentId, mark: BatchMark): void => {
    marks.set(document, { ...mark, document, rows: rowsOf(document).length })
  }
  return {
    load: async document => {
      const found = rowsOf(document)
      const mark = marks.get(document) ?? null
      return {
        updates: found.map(row => row.update.slice()),
        upTo: found.at(-1)?.at ?? 0,
        damaged: [],
        rows: found.length,
        mark,
      }
    },
    marks: async set => [...marks.values()].filter(({ document }) => setOf(document) === set),
    append: async (batch, given = new Map()) => {
      for (const { document, update } of batch) add(document, update)
      for (const [document, mark] of given) count(document, mark)
    },
    replace: async (document, updates, mark) => {
      rows.set(document, updates.map(rowOf))
      count(document, mark)
    },
    compact: async (document, state, upTo) => {
      const later = rowsOf(document).filter(row => row.at > upTo)
      rows.set(document, [{ at: upTo, update: state.slice() }, ...later])
      const mark = marks.get(document)
      if (mark !== undefined) marks.set(document, { ...mark, rows: later.length + 1 })
    },
    list: async () => [...rows].flatMap(([document, found]) => (found.length > 0 ? [document] : [])),
    remove: async documents => {
      for (const document of documents) {
        rows.delete(document)
        marks.delete(document)
      }
    },
    idle: async () => undefined,
    close: async () => undefined,
    reopen: async () => undefined,
  }
}
