import { openDisplay } from './display.mjs'
import { mayUseSandbox } from './launch.mjs'
import { runNode } from './setup/run.mjs'
import { runScript } from './setup/say.mjs'
import { setUp } from './setup.mjs'

await runScript(async () => {
  await setUp('electron')
  const display = await openDisplay()
  try {
    const sandbox = mayUseSandbox ? [] : ['--noSandbox']
    const args = ['node_modules/electron-vite/bin/electron-vite.js', 'dev', '--watch', ...sandbox]
    return (await runNode(args, { shown: true, env: { ...process.env, ...display.env } })).code
  } finally {
    display.end()
  }
})
