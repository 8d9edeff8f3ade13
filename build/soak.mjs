import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNode } from './setup/run.mjs'
import { runScript, Stop, say } from './setup/say.mjs'
import { setUp } from './setup.mjs'

/** Tests that take their number of runs from `runs`. @param {readonly string[]} words */
function filesWith(words) {
  return readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.test\.tsx?$/.test(file))
    .map(file => join('tests', file))
    .filter(file => readFileSync(join(root, file), 'utf8').includes('#support/runs'))
    .filter(file => words.every(word => file.includes(word)))
}

await runScript(async () => {
  const words = process.argv.slice(2)
  await setUp('packages')
  const files = filesWith(words)
  if (files.length === 0) throw new Stop(`No test with long runs is called so: ${words.join(' ')}`)
  say(`Soaking ${files.join(', ')} …`)
  const env = { ...process.env, WARROOM_SOAK: '1' }
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--testTimeout=3600000', ...files]
  return (await runNode(args, { env, shown: true })).code
})
