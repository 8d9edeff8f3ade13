import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandDocs } from './commands/docs.mjs'
import { root } from './setup/run.mjs'
import { runScript, say } from './setup/say.mjs'
import { setUp } from './setup.mjs'

await runScript(async () => {
  await setUp('packages')
  for (const [file, text] of Object.entries(await commandDocs())) {
    writeFileSync(join(root, file), text)
    say(`Wrote ${file}`)
  }
  return 0
})
