import { statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Of each file its time of change and its bytes, to tell later whether one has changed since `began` (epoch ms).
 * Null when one changed while it was being read: nobody knows which of its texts was taken.
 * @param {string} folder
 * @param {readonly string[]} paths
 * @param {number} began
 * @returns {Record<string, string> | null}
 */
export function stampsOf(folder, paths, began) {
  const stats = paths.map(path => statSync(join(folder, path)))
  if (stats.some(({ mtimeMs }) => mtimeMs >= began)) return null
  return Object.fromEntries(paths.map((path, at) => [path, stamp(stats[at])]))
}

/** @param {{ mtimeMs: number, size: number } | undefined} stat */
const stamp = stat => `${stat?.mtimeMs} ${stat?.size}`

/** Whether every file is as it was stamped. @param {string} folder @param {Readonly<Record<string, string>>} stamps */
export function areCurrent(folder, stamps) {
  return Object.entries(stamps).every(
    ([path, known]) => stamp(statSync(join(folder, path), { throwIfNoEntry: false })) === known,
  )
}
