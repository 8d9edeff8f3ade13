import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup/run.mjs'
import { runScript } from './setup/say.mjs'
import { setUp } from './setup.mjs'

const program = join(root, 'out', 'commandLine', 'warroom.mjs')

/** Makes the command line one file; its packages stay outside. */
async function bundle() {
  const { buildSync } = await import('esbuild')
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [join(root, 'src-main', 'commandLine', 'main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    write: false,
  })
  mkdirSync(dirname(program), { recursive: true })
  // Renamed into place: another start may be reading it.
  const draft = `${program}.${process.pid}`
  for (const file of outputFiles) writeFileSync(draft, file.contents)
  renameSync(draft, program)
}

await runScript(async () => {
  await setUp('packages')
  await bundle()
  const { main } = await import(pathToFileURL(program).href)
  return main(process.argv.slice(2))
})
