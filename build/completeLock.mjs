import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup/run.mjs'
import { runScript, say } from './setup/say.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} Entry
 * @typedef {{ name: string, version: string, dev: boolean }} Absent
 */

const systems = 'aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32'
const processors = 'arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64|wasm32'
const SYSTEM = new RegExp(`[-/](${systems})-(${processors})`)

/**
 * `…/binding-linux-arm64-musl` fits `linux`, `arm64`, `musl`. A package that fits nothing gets the
 * processor `none`, so that it is installed nowhere rather than everywhere.
 * @param {string} name
 */
export function fits(name) {
  if (name === 'fsevents') return { os: ['darwin'] }
  if (name.includes('wasm32')) return { cpu: ['wasm32'] }
  const [, os, cpu] = SYSTEM.exec(name) ?? []
  if (!os || !cpu) return { cpu: ['none'] }
  const libc = os === 'linux' && name.includes('musl') ? { libc: ['musl'] } : {}
  return { os: [os], cpu: [cpu], ...libc }
}

/**
 * Optional dependencies that the lock file asks for and does not hold.
 * @param {Record<string, Entry>} packages
 * @returns {Absent[]}
 */
export function absentOptionals(packages) {
  return Object.entries(packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`])
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  )
}

/**
 * A registry that carries the packages of some platforms only makes a lock file that `npm ci` refuses
 * on every platform ("Missing … from lock file"). The absent entries are exact versions named by their
 * parents; what they lack is an integrity, which npm writes when it can see the package.
 */
export function completeLock() {
  const file = join(root, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const absent = absentOptionals(lock.packages)
  for (const { name, version, dev } of absent) {
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(dev ? { dev } : {}),
      optional: true,
      ...fits(name),
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  say(`${absent.length} entries added to package-lock.json.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runScript(async () => completeLock())
