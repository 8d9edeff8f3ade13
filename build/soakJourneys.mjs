import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildApp } from './appBuild.mjs'
import { openDisplay } from './display.mjs'
import { endTogether } from './setup/children.mjs'
import { root, runNode } from './setup/run.mjs'
import { say, Stop } from './setup/say.mjs'
import { setUp } from './setup.mjs'
import { readReport } from './stages.mjs'

const report = join(root, 'out', 'test', 'e2e.json')
/** A core is kept busy at most so long, whatever becomes of this process. */
const LONGEST_LOAD_MS = 3_600_000
const BUSY = `const end = Date.now() + ${LONGEST_LOAD_MS}; while (Date.now() < end);`

/** Keeps every core busy until it is ended. @returns {() => void} */
function startLoad() {
  const loops = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', BUSY], { stdio: 'ignore' }),
  )
  for (const loop of loops) endTogether(loop)
  return () => loops.forEach(loop => void loop.kill())
}

/**
 * @typedef {{ title: string, file: string, ok: boolean }} Spec
 * @typedef {{ specs?: readonly Spec[], suites?: readonly Suite[] }} Suite
 */

/** @param {Suite} suite @returns {string[]} */
function failedIn({ specs = [], suites = [] }) {
  const own = specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`)
  return [...own, ...suites.flatMap(failedIn)]
}

/** The whole suite once. @param {readonly string[]} words @param {NodeJS.ProcessEnv} env */
async function runOnce(words, env) {
  rmSync(report, { force: true })
  const args = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    ...words,
  ]
  const { code, output } = await runNode(args, { env })
  const told = readReport(report)
  if (!told) throw new Stop(output)
  const failed = failedIn(told)
  return { passed: told.stats.expected, failed: code !== 0 && failed.length === 0 ? [output] : failed }
}

/**
 * Runs the journeys again and again, every other time with all cores kept busy, and tells each failure.
 * @param {readonly string[]} args
 */
export async function soakJourneys(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string', default: '10' } },
    allowPositionals: true,
  })
  const runs = Number(values.runs)
  if (!Number.isSafeInteger(runs) || runs < 1)
    throw new Stop('`npm run soak -- e2e [--runs N] [WORDS OF A FILE]`')
  await setUp('electron')
  const built = await buildApp()
  if (built.code !== 0) throw new Stop(built.output)
  const display = await openDisplay()
  /** @type {string[]} */
  const all = []
  try {
    for (let at = 1; at <= runs; at++) {
      const isLoaded = at % 2 === 0
      const endLoad = isLoaded ? startLoad() : () => undefined
      const began = Date.now()
      const { passed, failed } = await runOnce(positionals, { ...process.env, ...display.env }).finally(
        endLoad,
      )
      const told = `run ${at}${isLoaded ? ', cores busy' : ''}: ${passed} passed, ${failed.length} failed`
      say(`${told}, ${Math.round((Date.now() - began) / 1000)} s`)
      for (const one of failed) say(`  ✗ ${one}`)
      all.push(...failed.map(one => `run ${at}${isLoaded ? ' (busy)' : ''}: ${one}`))
    }
  } finally {
    display.end()
  }
  for (const one of all) console.log(one)
  console.log(`${runs} runs, ${all.length} failures`)
  return all.length === 0 ? 0 : 1
}
