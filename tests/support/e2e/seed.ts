import crc32 from 'crc-32'
import type { Page } from '@playwright/test'
import type { DocumentId } from '#shared/domain/documentId'
import { type SetName, setOf } from '#shared/domain/setName'
import type { Updates } from '../bigProject'

const CHUNK = 2_000

/** Puts updates into the app's own storage, as if they had been written one by one; then reads the page anew. */
export async function seed(page: Page, documents: Readonly<Record<string, Updates>>): Promise<void> {
  for (const [document, updates] of Object.entries(documents)) {
    for (let from = 0; from < updates.length; from += CHUNK) {
      const rows = updates.slice(from, from + CHUNK).map(update => ({
        document: document as DocumentId,
        set: setOf(document as DocumentId),
        bytes: Buffer.from(update).toString('base64'),
        checksum: crc32.buf(update),
      }))
      await page.evaluate(addRows, rows)
    }
  }
  await page.reload()
}

interface SeedRow {
  readonly document: DocumentId
  readonly set: SetName
  readonly bytes: string
  readonly checksum: number
}

/** Runs in the page: journal first, as the app writes. All rows are of one document. */
async function addRows(rows: readonly SeedRow[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const { document, set } = first
  const updates = rows.map(({ bytes, checksum }) => ({
    document,
    update: Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0)),
    checksum,
  }))
  const batch = { set, updates: updates.map(({ update }) => ({ document, update })) }
  const answer = await self.warroom.storage('appendToJournal', { store: 'first', batches: [batch] })
  if (answer.at === 'failed') throw new Error(`the journal refuses: ${answer.reason}`)
  const last = answer.value[set]
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('warroom')
    opening.onerror = () => reject(new Error('the store does not open'))
    opening.onsuccess = () => {
      const db = opening.result
      const writing = db.transaction(['rows', 'marks'], 'readwrite')
      for (const row of updates) writing.objectStore('rows').add(row)
      const marks = writing.objectStore('marks')
      const before = marks.get(document)
      before.onsuccess = () => {
        const count = (before.result?.rows ?? 0) + updates.length
        marks.put({ document, set, epoch: 0, last, rows: count })
      }
      writing.onabort = () => reject(new Error('the rows were refused'))
      writing.oncomplete = () => {
        db.close()
        resolve()
      }
    }
  })
}
