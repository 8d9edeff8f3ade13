import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './appBuild.mjs'
import { openDisplay } from './display.mjs'
import { root, runNode } from './setup/run.mjs'
import { runScript, Stop, say } from './setup/say.mjs'
import { setUp } from './setup.mjs'

const folder = join(root, 'tests', 'bench')
const SUFFIX = /\.bench\.(ts|mjs)$/

function names() {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(file => SUFFIX.test(file))
        .map(file => file.replace(SUFFIX, ''))
    : []
}

/** @param {string | undefined} name */
function fileOf(name) {
  const found = ['ts', 'mjs'].map(kind => join(folder, `${name}.bench.${kind}`)).find(existsSync)
  if (name && found) return found
  throw new Stop(
    `Which bench? \`npm run bench -- <name> [--json]\`, where <name> is one of: ${names().join(', ')}.`,
  )
}

/** One file that Node can run: the benches are TypeScript and use the app's own modules. @param {string} file */
async function bundle(file) {
  const { build } = await import('esbuild')
  const outfile = join(root, 'out', 'bench', 'bench.mjs')
  mkdirSync(join(root, 'out', 'bench'), { recursive: true })
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  })
  return outfile
}

await runScript(async () => {
  const [name, ...flags] = process.argv.slice(2)
  await setUp('electron')
  const file = fileOf(name)
  const { code, output } = await buildApp()
  if (code !== 0) throw new Stop(output)
  const display = await openDisplay()
  try {
    say(`Measuring ${name} …`)
    const env = { ...process.env, ...display.env }
    return (await runNode([await bundle(file), ...flags], { shown: true, env })).code
  } finally {
    display.end()
  }
})
