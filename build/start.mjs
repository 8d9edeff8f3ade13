import { existsSync, readFileSync } from 'node:fs'
import { buildApp } from './appBuild.mjs'
import { openDisplay } from './display.mjs'
import { launchArguments, mayUseSandbox } from './launch.mjs'
import { electronProgram } from './setup/electron.mjs'
import { run } from './setup/run.mjs'
import { runScript, Stop, say } from './setup/say.mjs'
import { hasDisplay } from './setup/systemLibraries.mjs'
import { setUp } from './setup.mjs'

async function build() {
  const { code, output, isFresh } = await buildApp()
  if (code !== 0) throw new Stop(`${output}\n\nThe app could not be built; what is wrong is above.`)
  say(isFresh ? 'Built.' : 'Nothing has changed since the last build.')
}

/** @param {string} file */
function isSwitchedOn(file) {
  return existsSync(file) && readFileSync(file, 'utf8').trim() === '1'
}

/** Where a Linux forbids unprivileged namespaces, Chromium ends with a page of stack instead of a window. */
function requireSandbox() {
  if (process.platform !== 'linux' || !mayUseSandbox) return
  if (!isSwitchedOn('/proc/sys/kernel/apparmor_restrict_unprivileged_userns')) return
  throw new Stop(
    'This system does not let Chromium build its sandbox. Type this, then run the same command again:\n  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
  )
}

async function openWindow() {
  say('Opening the window …')
  const { code } = await run(electronProgram(), launchArguments(), { shown: true })
  return code
}

async function showTour() {
  const { takeTour } = await import('./tour.mjs')
  const display = await openDisplay()
  try {
    return await takeTour(display.env)
  } finally {
    display.end()
  }
}

await runScript(async () => {
  await setUp('electron')
  requireSandbox()
  await build()
  return hasDisplay() ? openWindow() : showTour()
})
