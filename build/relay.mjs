import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup/run.mjs'
import { runScript, Stop } from './setup/say.mjs'
import { setUp } from './setup.mjs'

const program = join(root, 'sync-server', 'bin', 'warroom-relay.mjs')

await runScript(async () => {
  await setUp('packages')
  if (!existsSync(program)) throw new Stop('The relay is not part of this folder: sync-server is missing.')
  // In this process: a signal or a terminal that closes reaches the relay itself, and its flags are ours.
  process.argv.splice(1, 1, program)
  await import(pathToFileURL(program).href)
})
