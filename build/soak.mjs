import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './appBuild.mjs'
import { openDisplay } from './display.mjs'
import { soakJourneys } from './soakJourneys.mjs'
import { soakMutants } from './mutants/soakMutants.mjs'
import { root, runNode } from './setup/run.mjs'
import { runScript, Stop, say } from './setup/say.mjs'
import { setUp } from './setup.mjs'

/** Tests that take their number of runs from `runs`. @param {RegExp} kind @param {readonly string[]} words */
function filesWith(kind, words) {
  return readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter(file => kind.test(file))
    .map(file => join('tests', file))
    .filter(file => readFileSync(join(root, file), 'utf8').includes('#support/runs'))
    .filter(file => words.every(word => file.includes(word)))
}

/** @param {readonly string[]} files @param {NodeJS.ProcessEnv} env */
async function soakUnits(files, env) {
  if (files.length === 0) return 0
  say(`Soaking ${files.join(', ')} …`)
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--testTimeout=3600000', ...files]
  return (await runNode(args, { env, shown: true })).code
}

/** The tests of windows that do one thing many times. @param {readonly string[]} files @param {NodeJS.ProcessEnv} env */
async function soakCharts(files, env) {
  if (files.length === 0) return 0
  await setUp('electron')
  const { code, output } = await buildApp()
  if (code !== 0) throw new Stop(output)
  const display = await openDisplay()
  try {
    say(`Soaking ${files.join(', ')} …`)
    const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/e2e/playwright.config.ts']
    const journeys = ['--timeout=3600000', '--grep', 'again and again', ...files]
    return (await runNode([...args, ...journeys], { env: { ...env, ...display.env }, shown: true })).code
  } finally {
    display.end()
  }
}

await runScript(async () => {
  const words = process.argv.slice(2)
  await setUp('packages')
  if (words[0] === 'mutants') return soakMutants(words.slice(1))
  if (words[0] === 'e2e') return soakJourneys(words.slice(1))
  const [units, journeys] = [filesWith(/\.test\.tsx?$/, words), filesWith(/\.spec\.ts$/, words)]
  if (units.length + journeys.length === 0)
    throw new Stop(`No test with long runs is called so: ${words.join(' ')}`)
  const env = { ...process.env, WARROOM_SOAK: '1' }
  return (await soakUnits(units, env)) || (await soakCharts(journeys, env))
})
