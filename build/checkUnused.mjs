import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runNode } from './setup/run.mjs'
import { runScript } from './setup/say.mjs'

/** The folder to check, which is another one in the test that proves this check. */
const folder = resolve(process.argv[2] ?? '.')
const knip = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'knip', 'bin', 'knip.js')
const told = ['--no-progress', '--reporter', 'compact']

await runScript(async () => {
  const whole = await runNode([knip, ...told], { cwd: folder })
  const shipped = await runNode([knip, '--production', ...told], { cwd: folder })
  if (whole.code !== 0) console.log(`Read by no other file:\n${whole.output.trim()}`)
  if (shipped.code !== 0) console.log(`Read by tests alone:\n${shipped.output.trim()}`)
  return whole.code || shipped.code
})
