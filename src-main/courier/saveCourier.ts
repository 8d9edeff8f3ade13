import { readFile } from 'node:fs/promises'
import type { CourierFile } from '#shared/domain/courierFile'
import { isRefusal } from '#shared/domain/refusal'
import { encodeCourierFile } from '#shared/document/courierFile'
import { writeWholeFile } from '../wholeFile'
import type { CourierWork } from './courierInWorker'

/**
 * Written, read back from the disk, opened as its addressee will, and compared: only then it is done. Rejects with the
 * system's fault, and where what lies there is not what was meant; what was there before then stays.
 */
export async function saveCourier(
  { file, passphrase, path }: { file: CourierFile; passphrase: string | null; path: string },
  work: CourierWork,
): Promise<void> {
  await writeWholeFile(path, await work.seal(file, passphrase), async draft => {
    const again = await work.open(new Uint8Array(await readFile(draft)), passphrase)
    if (isRefusal(again) || !isSame(again, file)) throw new Error('a courier file could not be read back')
  })
}

function isSame(one: CourierFile, other: CourierFile): boolean {
  const [a, b] = [one, other].map(file => encodeCourierFile(file, { pack: bytes => bytes }))
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0
}
