import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runNode } from '../setup/run.mjs'
import { withMutant } from './candidates.mjs'
import { testsOf } from './importGraph.mjs'

/**
 * @typedef {import('./candidates.mjs').Mutant} Mutant
 * @typedef {'caught' | 'lived' | 'untested'} Fate
 * @typedef {Mutant & { fate: Fate, code: string, by?: string }} Tried `by` is the test that caught it.
 */

const LEFT_OUT = new Set(['node_modules', 'out', 'dist', '.git'])
/** Tests that start together: few of the nearest, which mostly catch it, then more and more. */
const GROUPS = [3, 9, 27, Infinity]
/** A mutant may never come to an end. */
const LIMIT_MS = 300_000

/** A copy of the project in which mutants are made; its packages are those of the original. @param {string} from */
export function copyOf(from) {
  const outer = mkdtempSync(join(tmpdir(), 'warroom-mutants-'))
  process.on('exit', () => rmSync(outer, { recursive: true, force: true }))
  // Tests of the corpus skip themselves where it does not lie beside the project.
  const corpus = join(from, '..', 'shared')
  if (existsSync(corpus)) symlinkSync(corpus, join(outer, 'shared'))
  const folder = join(outer, 'project')
  mkdirSync(folder)
  for (const name of readdirSync(from)) {
    if (!LEFT_OUT.has(name)) cpSync(join(from, name), join(folder, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/**
 * Whether tests pass in a folder, and the first that did not.
 * @param {string} folder
 * @param {readonly string[]} tests
 * @returns {Promise<{ passes: boolean, by: string }>}
 */
async function runTests(folder, tests) {
  const report = join(folder, 'mutant.json')
  rmSync(report, { force: true })
  const how = ['--bail=1', '--reporter=json', `--outputFile=${report}`, '--no-cache']
  const { code } = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...how, ...tests], {
    cwd: folder,
    limitMs: LIMIT_MS,
  })
  return { passes: code === 0, by: code === 0 ? '' : failedIn(report, tests) }
}

/** @param {string} report @param {readonly string[]} tests */
function failedIn(report, tests) {
  try {
    /** @type {{ testResults: { status: string, name: string }[] }} */
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = testResults.find(({ status }) => status === 'failed')?.name.replaceAll('\\', '/')
    return tests.find(test => failed?.endsWith(test)) ?? ''
  } catch {
    // It did not come to an end, and so wrote nothing.
    return ''
  }
}

/**
 * Tries mutants one after the other in the copy `folder`. A test that also fails without a mutant says nothing and
 * is left out from then on.
 * @param {string} folder
 * @param {ReadonlyMap<string, ReadonlySet<string>>} importers
 * @param {number} nearest how many of a file's tests are tried at most
 */
export function mutantTrier(folder, importers, nearest) {
  /** @type {Map<string, boolean>} */
  const sound = new Map()
  /** @param {readonly string[]} tests */
  const areSound = async tests => {
    const key = tests.join(' ')
    if (!sound.has(key)) sound.set(key, (await runTests(folder, tests)).passes)
    return sound.get(key) === true
  }

  /** @param {Mutant} mutant @param {readonly string[]} tests @returns {Promise<{ passes: boolean, by: string }>} */
  const tryOn = async (mutant, tests) => {
    const path = join(folder, mutant.file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, withMutant(text, mutant))
    const outcome = await runTests(folder, tests).finally(() => writeFileSync(path, text))
    if (outcome.passes) return outcome
    const suspects = outcome.by === '' ? tests : [outcome.by]
    if (await areSound(suspects)) return { passes: false, by: outcome.by || 'no end' }
    const others = tests.filter(test => !suspects.includes(test))
    return others.length === 0 ? { passes: true, by: '' } : tryOn(mutant, others)
  }

  /** @param {Mutant} mutant @returns {Promise<Tried>} */
  return async mutant => {
    const code = readFileSync(join(folder, mutant.file), 'utf8').split('\n')[mutant.line - 1]?.trim() ?? ''
    const tests = testsOf(importers, mutant.file).slice(0, nearest)
    if (tests.length === 0) return { ...mutant, code, fate: 'untested' }
    let from = 0
    for (const size of GROUPS) {
      const group = tests.slice(from, from + size)
      from += size
      if (group.length === 0) break
      const { passes, by } = await tryOn(mutant, group)
      if (!passes) return { ...mutant, code, fate: 'caught', by }
    }
    return { ...mutant, code, fate: 'lived' }
  }
}
