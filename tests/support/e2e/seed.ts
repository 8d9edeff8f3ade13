import crc32 from 'crc-32'
import type { Page } from '@playwright/test'
import type { DocumentId } from '#shared/domain/documentId'
import type { Updates } from '../bigProject'

const CHUNK = 2_000

/** Puts updates into the app's own store as rows, as if they had been written one by one; then reads the page anew. */
export async function seed(page: Page, documents: Readonly<Record<string, Updates>>): Promise<void> {
  for (const [document, updates] of Object.entries(documents)) {
    for (let from = 0; from < updates.length; from += CHUNK) {
      const rows = updates.slice(from, from + CHUNK).map(update => ({
        document: document as DocumentId,
        bytes: Buffer.from(update).toString('base64'),
        checksum: crc32.buf(update),
      }))
      await page.evaluate(addRows, rows)
    }
  }
  await page.reload()
}

interface SeedRow {
  readonly document: string
  readonly bytes: string
  readonly checksum: number
}

/** Runs in the page. */
function addRows(rows: readonly SeedRow[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('warroom')
    opening.onerror = () => reject(new Error('the store does not open'))
    opening.onsuccess = () => {
      const db = opening.result
      const writing = db.transaction('rows', 'readwrite')
      for (const { document, bytes, checksum } of rows) {
        const update = Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))
        writing.objectStore('rows').add({ document, update, checksum })
      }
      writing.onabort = () => reject(new Error('the rows were refused'))
      writing.oncomplete = () => {
        db.close()
        resolve()
      }
    }
  })
}
