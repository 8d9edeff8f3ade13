import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup/run.mjs'
import { runScript } from './setup/say.mjs'
import { areCurrent, stampsOf } from './setup/stamps.mjs'
import { setUp } from './setup.mjs'

const program = join(root, 'out', 'commandLine', 'warroom.mjs')

/** What the bundle was made of: by path its time of change and its bytes. */
const made = `${program}.json`

/** Whether no source has changed since the bundle was made. */
function isCurrent() {
  try {
    return existsSync(program) && areCurrent(root, JSON.parse(readFileSync(made, 'utf8')))
  } catch {
    // There is none yet.
    return false
  }
}

/** Makes the command line one file; its packages stay outside. */
async function bundle() {
  const { buildSync } = await import('esbuild')
  const began = Date.now()
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [join(root, 'src-main', 'commandLine', 'main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    write: false,
    metafile: true,
  })
  mkdirSync(dirname(program), { recursive: true })
  const stamps = stampsOf(root, Object.keys(metafile.inputs), began)
  for (const file of outputFiles) put(program, file.contents)
  if (stamps === null) rmSync(made, { force: true })
  else put(made, JSON.stringify(stamps))
}

/** Renamed into place: another start may be reading it. @param {string} path @param {string | Uint8Array} content */
function put(path, content) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, content)
  renameSync(draft, path)
}

await runScript(async () => {
  await setUp('packages')
  if (!isCurrent()) await bundle()
  const { main } = await import(pathToFileURL(program).href)
  return main(process.argv.slice(2))
})
