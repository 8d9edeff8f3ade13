import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runNode } from './setup/run.mjs'
import { Stop, runScript } from './setup/say.mjs'

/** The folder to check, which is another one in the test that proves this check. */
const folder = resolve(process.argv[2] ?? '.')
const cruiser = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  'node_modules',
  'dependency-cruiser',
  'bin',
  'dependency-cruise.mjs',
)
const sources = ['src-shared', 'src-main', 'src-renderer', 'sync-server', 'tests', 'build']

/** @param {string} place @returns {string[]} */
function modulesUnder(place) {
  return readdirSync(place, { withFileTypes: true }).flatMap(entry => {
    const path = join(place, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : modulesUnder(path)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

async function cruise() {
  const present = sources.filter(place => existsSync(join(folder, place)))
  const args = [cruiser, '--config', 'build/boundaries.cjs', '--output-type', 'json', ...present]
  const { stdout, output } = await runNode(args, { cwd: folder })
  if (!stdout.trim().startsWith('{')) throw new Stop(output)
  return { present, found: JSON.parse(stdout) }
}

/** With a TypeScript it does not know, the cruiser reads no module and reports no violation: a check that cannot fail. */
function unread(/** @type {readonly string[]} */ present, /** @type {ReadonlySet<string>} */ read) {
  const wanted = present
    .flatMap(place => modulesUnder(join(folder, place)))
    .map(path => relative(folder, path).replaceAll('\\', '/'))
  if (wanted.length === 0) throw new Stop('The boundary check found no TypeScript modules to read.')
  return wanted.filter(path => !read.has(path))
}

await runScript(async () => {
  const { present, found } = await cruise()
  const missed = unread(
    present,
    new Set(found.modules.map((/** @type {{ source: string }} */ { source }) => source)),
  )
  if (missed.length > 0)
    throw new Stop(`The boundary check did not read ${missed.length} modules, such as ${missed[0]}.`)
  for (const { rule, from, to } of found.summary.violations) console.log(`${from} → ${to}: ${rule.name}`)
  console.log(`${found.summary.violations.length} violations in ${found.modules.length} modules`)
  return found.summary.violations.length === 0 ? 0 : 1
})
