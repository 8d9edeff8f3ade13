import type { DocumentId } from '#shared/domain/documentId'
import type { LocalUpdateStore, StoredUpdate } from '#shared/ports/updateStore'

interface Row {
  readonly mark: number
  readonly update: Uint8Array
}

/** Updates of one run of the command line. The file, or the relay, is what keeps them. */
export function memoryStore(): LocalUpdateStore {
  const rows = new Map<DocumentId, Row[]>()
  let last = 0
  const rowsOf = (document: DocumentId): Row[] => rows.get(document) ?? []
  return {
    load: async document => {
      const found = rowsOf(document)
      return { updates: found.map(row => row.update), upTo: found.at(-1)?.mark ?? 0, damaged: [] }
    },
    append: async (batch: readonly StoredUpdate[]) => {
      for (const { document, update } of batch) {
        last += 1
        rows.set(document, [...rowsOf(document), { mark: last, update: update.slice() }])
      }
    },
    compact: async (document, state, upTo) => {
      const later = rowsOf(document).filter(row => row.mark > upTo)
      rows.set(document, [{ mark: upTo, update: state.slice() }, ...later])
    },
    list: async () => [...rows].flatMap(([document, found]) => (found.length > 0 ? [document] : [])),
    remove: async documents => {
      for (const document of documents) rows.delete(document)
    },
    close: async () => undefined,
  }
}
