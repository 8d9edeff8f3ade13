import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../setup/run.mjs'
import { say, Stop } from '../setup/say.mjs'
import { mutantsOf, sampleOf } from './candidates.mjs'
import { importersIn, sourcesUnder } from './importGraph.mjs'
import { copyOf, mutantTrier } from './tryMutants.mjs'

/** @typedef {import('./tryMutants.mjs').Tried} Tried */

const PLACES = ['src-shared', 'src-renderer/session', 'sync-server/src']

/** @param {readonly string[]} args */
function readArguments(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '1' },
      count: { type: 'string', default: '20' },
      nearest: { type: 'string', default: 'Infinity' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [seed, from, count] = [Number(values.seed), Number(values.from), Number(values.count)]
  const nearest = Number(values.nearest)
  if (![seed, from, count].every(Number.isSafeInteger) || count < 1 || from < 1 || !(nearest >= 1))
    throw new Stop(
      '`npm run soak -- mutants [--seed N] [--from N] [--count N] [--nearest N] [--json] [WORDS OF A PATH]`',
    )
  return { seed, from, count, nearest, words: positionals, isJson: values.json }
}

/** @param {Tried} tried */
function lineOf({ fate, file, line, from, to, code, by }) {
  const what = `${file}:${line}  ${from} → ${to || '(nothing)'}`
  return `${fate.padEnd(8)} ${what}  ${fate === 'caught' ? (by ?? '') : code}`
}

/**
 * Turns one operator after the other and tells which of them no test noticed.
 * @param {readonly string[]} args
 * @param {string} [folder] the project; another one in the test of this
 * @returns {Promise<number>} exit code: 0, whatever lived
 */
export async function soakMutants(args, folder = root) {
  const { seed, from, count, nearest, words, isJson } = readArguments(args)
  const all = PLACES.flatMap(place => sourcesUnder(folder, place))
    .filter(file => words.every(word => file.includes(word)))
    .toSorted()
    .flatMap(file => mutantsOf(file, readFileSync(join(folder, file), 'utf8')))
  // A longer sample of the same seed begins with the shorter one, so that a long run can be made in pieces.
  const sample = sampleOf(all, from - 1 + count, seed).slice(from - 1)
  say(`${sample.length} of ${all.length} mutants, seed ${seed}, from ${from} …`)
  const attempt = mutantTrier(copyOf(folder), importersIn(folder), nearest)
  /** @type {Tried[]} */
  const tried = []
  for (const mutant of sample) {
    const one = await attempt(mutant)
    tried.push(one)
    say(`${String(from - 1 + tried.length).padStart(4)}  ${lineOf(one)}`)
  }
  const counts = { caught: 0, lived: 0, untested: 0 }
  for (const { fate } of tried) counts[fate] += 1
  const missed = tried.filter(({ fate }) => fate !== 'caught')
  if (isJson) console.log(JSON.stringify({ seed, from, of: all.length, ...counts, missed }))
  else
    console.log([...missed.map(lineOf), JSON.stringify({ seed, from, of: all.length, ...counts })].join('\n'))
  return 0
}
