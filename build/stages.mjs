import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './appBuild.mjs'
import { root, runNode } from './setup/run.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number, detail: string, notes?: readonly string[] }} Result
 *   `detail` is shown when something failed, `notes` always.
 * @typedef {{ name: string, lanes: number, run: (env: NodeJS.ProcessEnv) => Promise<Result> }} Stage
 */

const out = join(root, 'out', 'test')

/** @param {{ code: number, output: string }} outcome @returns {Result} */
function oneResult({ code, output }) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, detail: output }
}

/** @param {string} file */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const kept = ['--incremental', '--tsBuildInfoFile']

/** @type {Stage} */
export const types = {
  name: 'types',
  lanes: 1,
  run: async env => {
    const failures = []
    for (const part of ['shared', 'node', 'web', 'tests']) {
      const args = [
        'node_modules/typescript/bin/tsc',
        '-p',
        `build/tsconfig.${part}.json`,
        ...kept,
        `node_modules/.cache/types-${part}.json`,
      ]
      const { code, output } = await runNode(args, { env })
      if (code !== 0) failures.push(output)
    }
    return oneResult({ code: failures.length, output: failures.join('\n') })
  },
}

/** @type {Stage} */
export const lint = {
  name: 'lint',
  lanes: 1,
  run: async env => {
    const checked = await runNode(['node_modules/oxlint/bin/oxlint'], { env })
    const formatted = await runNode(['node_modules/@biomejs/biome/bin/biome', 'format', '.'], { env })
    const unused = await runNode(['build/checkUnused.mjs'], { env })
    return oneResult({
      code: checked.code || formatted.code || unused.code,
      output: `${checked.output}\n${formatted.code ? formatted.output : ''}\n${unused.output}`,
    })
  },
}

/** @type {Stage} */
export const boundaries = {
  name: 'boundaries',
  lanes: 1,
  run: async env => oneResult(await runNode(['build/checkBoundaries.mjs'], { env })),
}

/** @type {Stage} */
export const build = { name: 'build', lanes: 1, run: async () => oneResult(await buildApp()) }

/**
 * @typedef {{ status: string, fullName: string }} UnitCase
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { status: string, assertionResults: readonly UnitCase[] }[] }} UnitReport
 */

/** A file that cannot even be loaded holds no test, and vitest counts none for it. @param {UnitReport} report */
function unloadedFiles({ testResults }) {
  return testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some(one => one.status === 'failed'),
  ).length
}

/**
 * @param {string} name
 * @param {readonly string[]} without folders of tests that this stage leaves out
 * @returns {Stage}
 */
function vitest(name, without) {
  return { name, lanes: 1, run: env => runVitest(env, without) }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} without
 * @returns {Promise<Result>}
 */
async function runVitest(env, without) {
  const file = join(out, 'unit.json')
  rmSync(file, { force: true })
  const report = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const excluded = without.flatMap(folder => ['--exclude', `tests/${folder}/**`])
  const { code, output } = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...report, ...excluded], {
    env,
  })
  /** @type {UnitReport | undefined} */
  const told = readReport(file)
  if (!told) return oneResult({ code: 1, output })
  const failed = told.numFailedTests + unloadedFiles(told)
  const skipped = told.testResults
    .flatMap(one => one.assertionResults)
    .filter(one => ['pending', 'skipped', 'todo'].includes(one.status))
  return {
    passed: told.numPassedTests,
    // An error outside every test fails the run without failing a test.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: skipped.length,
    detail: output,
    notes: skipped.map(one => `SKIPPED ${one.fullName}`),
  }
}

/** What answers within a minute; sockets, child processes and the long seeds belong to the whole. */
export const unit = vitest('unit', ['relay', 'convergence', 'adapters', 'commandLine'])
export const allButElectron = vitest('unit, contracts, convergence, relay', [])

/** @type {Stage} */
export const endToEnd = {
  name: 'end to end',
  lanes: 2,
  run: async env => {
    const file = join(out, 'e2e.json')
    rmSync(file, { force: true })
    const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/e2e/playwright.config.ts']
    const { code, output } = await runNode(args, { env })
    const report = readReport(file)
    if (!report) return oneResult({ code: 1, output })
    const { expected, unexpected, flaky, skipped } = report.stats
    const failed = unexpected + flaky
    return { passed: expected, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, detail: output }
  },
}
