import { runNode } from './setup/run.mjs'
import { runScript } from './setup/say.mjs'
import { setUp } from './setup.mjs'

await runScript(async () => {
  await setUp('packages')
  return (await runNode(['node_modules/@biomejs/biome/bin/biome', 'format', '--write', '.'], { shown: true }))
    .code
})
