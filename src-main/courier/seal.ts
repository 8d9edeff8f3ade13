import { Decrypter, Encrypter } from 'age-encryption'
import { decodeCourierFile, encodeCourierFile } from '#shared/document/courierFile'
import { refuseFileSize } from '#shared/domain/fileSize'
import type { CourierFile } from '#shared/domain/courierFile'
import { isRefusal, type Refusal, refuse } from '#shared/domain/refusal'
import { deflated } from './packing'

/** The first line of every file that the public `age` tool or this app has encrypted. */
const AGE = Buffer.from('age-encryption.org/v1\n')
/** A recipient of passphrases with the work that it takes as a power of two, in the line after the first one. */
const SCRYPT = /^-> scrypt [A-Za-z0-9+/]+ (\d{1,3})\n/
/** As the `age` tool writes: 256 MB for about a second. A file may not ask for more. */
const MOST_WORK = 18
const LONGEST_LINE = 200

/** A courier file's bytes; with a passphrase as a file that the public `age` tool opens as well. */
export async function sealCourier(file: CourierFile, passphrase: string | null): Promise<Uint8Array> {
  const bytes = encodeCourierFile(file, deflated)
  if (passphrase === null) return bytes
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(MOST_WORK)
  return encrypter.encrypt(bytes)
}

/** Throws for nothing that a file can hold. */
export async function openCourier(
  bytes: Uint8Array,
  passphrase: string | null,
): Promise<CourierFile | Refusal> {
  const tooBig = refuseFileSize(bytes.length)
  if (tooBig !== null) return tooBig
  const plain = isEncrypted(bytes) ? await decrypted(bytes, passphrase) : bytes
  return isRefusal(plain) ? plain : decodeCourierFile(plain, deflated)
}

export function isEncrypted(bytes: Uint8Array): boolean {
  return AGE.equals(bytes.subarray(0, AGE.length))
}

async function decrypted(bytes: Uint8Array, passphrase: string | null): Promise<Uint8Array | Refusal> {
  const line = Buffer.from(bytes.subarray(AGE.length, AGE.length + LONGEST_LINE)).toString('latin1')
  const work = SCRYPT.exec(line)?.[1]
  // For a key instead of a passphrase, or one that costs more than a computer has.
  if (work === undefined || Number(work) > MOST_WORK) return refuse('fileDamaged')
  if (passphrase === null) return refuse('passphraseNeeded')
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return await decrypter.decrypt(bytes)
  } catch (cause) {
    return refuse(isWrongPassphrase(cause) ? 'passphraseWrong' : 'fileDamaged')
  }
}

/** The library's own words, pinned by a test: every other fault is one of the file. */
function isWrongPassphrase(cause: unknown): boolean {
  return cause instanceof Error && cause.message.startsWith('no identity matched')
}
