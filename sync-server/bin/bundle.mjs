import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const home = dirname(dirname(fileURLToPath(import.meta.url)))
const source = join(home, 'src')
const target = join(home, 'dist', 'main.mjs')
const contract = join(home, '..', 'src-shared', 'contracts', 'relay.ts')

/** @returns {number} */
function newestSource() {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  )
  return Math.max(...[contract, ...files.map(name => join(source, name))].map(path => statSync(path).mtimeMs))
}

/** Whether `dist` is missing or older than what it is made of. */
export function isStale() {
  const built = statSync(target, { throwIfNoEntry: false })
  return built === undefined || built.mtimeMs < newestSource()
}

/** Makes the relay one file; its packages stay outside. */
export function bundle() {
  const { outputFiles } = buildSync({
    entryPoints: [join(source, 'main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    write: false,
  })
  mkdirSync(dirname(target), { recursive: true })
  // Renamed into place: another start may be reading it.
  const draft = `${target}.${process.pid}`
  for (const file of outputFiles) writeFileSync(draft, file.contents)
  renameSync(draft, target)
}

if (argv[1] === fileURLToPath(import.meta.url)) bundle()
