import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, inflateRawSync } from 'node:zlib'

const BLOCK = 512
const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/** @param {Buffer} field a text field of a tar header, ended by NUL or by its length */
function tarText(field) {
  const end = field.indexOf(0)
  return field
    .subarray(0, end < 0 ? field.length : end)
    .toString('utf8')
    .trim()
}

/**
 * One file out of a `.tgz`, as npm packs it (plain ustar headers, no long names).
 * @param {Buffer} tgz
 * @param {string} wanted path inside the archive
 * @returns {Buffer | undefined}
 */
export function fileFromTgz(tgz, wanted) {
  const tar = gunzipSync(tgz)
  let at = 0
  while (at + BLOCK <= tar.length) {
    const name = tarText(tar.subarray(at, at + 100))
    if (name === '') return undefined
    const size = Number.parseInt(tarText(tar.subarray(at + 124, at + 136)), 8)
    if (name === wanted) return tar.subarray(at + BLOCK, at + BLOCK + size)
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return undefined
}

/** @param {Buffer} zip */
function* directoryEntries(zip) {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('no zip directory')
  let at = zip.readUInt32LE(end + 16)
  while (zip.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const nameLength = zip.readUInt16LE(at + 28)
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packedSize: zip.readUInt32LE(at + 20),
      mode: zip.readUInt32LE(at + 38) >>> 16,
      header: zip.readUInt32LE(at + 42),
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

/** @param {Buffer} zip @param {{ method: number, packedSize: number, header: number }} entry */
function unpack(zip, entry) {
  const start = entry.header + 30 + zip.readUInt16LE(entry.header + 26) + zip.readUInt16LE(entry.header + 28)
  const packed = zip.subarray(start, start + entry.packedSize)
  return entry.method === 0 ? packed : inflateRawSync(packed)
}

/**
 * A bare computer need not have `unzip`, and of 25,000 files in the archive only 70 are wanted.
 * @param {Buffer} zip
 * @param {string} folder written here
 * @param {(name: string) => string | undefined} placeOf path inside `folder`, or undefined to leave out
 * @returns {number} how many files were written
 */
export function unzipSome(zip, folder, placeOf) {
  let written = 0
  for (const entry of directoryEntries(zip)) {
    const place = entry.name.endsWith('/') ? undefined : placeOf(entry.name)
    if (!place) continue
    const file = join(folder, place)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, unpack(zip, entry), { mode: entry.mode & 0o777 })
    written += 1
  }
  return written
}
