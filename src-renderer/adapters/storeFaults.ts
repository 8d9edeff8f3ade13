import { Dexie } from 'dexie'
import { StoreFault, type StoreFaultReason } from '#shared/ports/updateStore'

/** A full disk leaves Chromium's next transaction neither complete nor aborted. */
const PATIENCE_MS = 3_000

/** The result, or a StoreFault: nothing waits for ever on a storage that has stopped answering. */
export async function guarded<T>(work: PromiseLike<T>, otherwise: StoreFaultReason): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreFault('hung')), PATIENCE_MS)
  })
  try {
    return await Promise.race([work, hung])
  } catch (fault) {
    throw faultOf(fault, otherwise)
  } finally {
    clearTimeout(timer)
  }
}

export function faultOf(fault: unknown, otherwise: StoreFaultReason): StoreFault {
  if (fault instanceof StoreFault) return fault
  const words = wordsOf(fault)
  if (/QuotaExceeded|NO_SPACE|ENOSPC|disk is full/i.test(words)) return new StoreFault('full', fault)
  if (/VersionError/.test(words)) return new StoreFault('tooNew', fault)
  if (/DatabaseClosed/.test(words)) return new StoreFault('closed', fault)
  return new StoreFault(otherwise, fault)
}

/** Dexie wraps the browser's error once or twice; the reason stands in the innermost one. */
function wordsOf(fault: unknown): string {
  if (!(fault instanceof Error) && !(fault instanceof DOMException)) return String(fault)
  const inner = fault instanceof Dexie.DexieError ? (fault as { inner?: unknown }).inner : undefined
  return `${fault.name} ${fault.message} ${inner === undefined ? '' : wordsOf(inner)}`
}
