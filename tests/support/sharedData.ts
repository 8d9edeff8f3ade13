import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A folder of the shared data, which lies beside the repository; null on a computer that lacks it. Says
 * so loudly: what is not compared must not look compared.
 */
export function sharedData(name: string, what: string): string | null {
  for (let at = dirname(import.meta.dirname); dirname(at) !== at; at = dirname(at)) {
    const folder = join(at, 'shared', 'data', name)
    if (existsSync(folder)) return folder
  }
  console.warn(`SKIPPED: ${what} was not checked: shared/data/${name} is not beside this repository`)
  return null
}
