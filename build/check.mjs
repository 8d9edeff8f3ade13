import { runStages } from './runStages.mjs'
import { runScript } from './setup/say.mjs'
import { setUp } from './setup.mjs'
import { boundaries, lint, types, unit } from './stages.mjs'

await runScript(async () => {
  await setUp('packages')
  return runStages([types, unit, lint, boundaries])
})
