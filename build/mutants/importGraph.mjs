import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'

const PLACES = ['src-shared', 'src-main', 'src-renderer', 'sync-server', 'tests', 'build']
const SOURCE = /\.(tsx?|mjs)$/

/** Paths from `folder`, with `/` between. @param {string} folder @param {string} place @returns {string[]} */
export function sourcesUnder(folder, place) {
  if (!existsSync(join(folder, place))) return []
  return readdirSync(join(folder, place), { recursive: true, encoding: 'utf8' })
    .map(file => join(place, file).replaceAll('\\', '/'))
    .filter(file => SOURCE.test(file) && !file.endsWith('.d.ts') && !file.includes('node_modules/'))
}

/** @param {string} folder @param {string} from @param {string} name */
function resolved(folder, from, name) {
  const inside = name.startsWith('.')
    ? join(dirname(from), name)
    : name.replace(/^#shared\//, 'src-shared/').replace(/^#support\//, 'tests/support/')
  if (inside === name) return undefined
  const found = [inside, `${inside}.ts`, `${inside}.tsx`, `${inside}/index.ts`].find(path => {
    const whole = join(folder, path)
    return existsSync(whole) && statSync(whole).isFile()
  })
  return found && relative(folder, join(folder, found)).replaceAll('\\', '/')
}

/**
 * By file: who imports it for its values.
 * @param {string} folder
 * @returns {ReadonlyMap<string, ReadonlySet<string>>}
 */
export function importersIn(folder) {
  /** @type {Map<string, Set<string>>} */
  const out = new Map()
  for (const file of PLACES.flatMap(place => sourcesUnder(folder, place))) {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, file), 'utf8'), true, true)
    for (const { fileName } of importedFiles) {
      const to = resolved(folder, file, fileName)
      if (to === undefined) continue
      const known = out.get(to) ?? new Set()
      out.set(to, known.add(file))
    }
  }
  return out
}

/**
 * Tests that import a file, themselves or through others, the nearest first.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} importers
 * @param {string} file
 */
export function testsOf(importers, file) {
  const seen = new Set([file])
  // A set is walked in the order in which it grows.
  for (const one of seen) for (const importer of importers.get(one) ?? []) seen.add(importer)
  return [...seen].filter(one => /\.test\.tsx?$/.test(one))
}
