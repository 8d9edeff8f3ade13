import { openDisplay } from './display.mjs'
import { runStages } from './runStages.mjs'
import { runScript } from './setup/say.mjs'
import { setUp } from './setup.mjs'
import { boundaries, build, endToEnd, lint, types, allButElectron } from './stages.mjs'

await runScript(async () => {
  await setUp('electron')
  const display = await openDisplay()
  try {
    return await runStages([types, allButElectron, build, lint, boundaries, endToEnd], {
      ...process.env,
      ...display.env,
    })
  } finally {
    display.end()
  }
})
