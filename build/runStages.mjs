/** @typedef {import('./stages.mjs').Stage} Stage */
/** @typedef {import('./stages.mjs').Result} Result */

const LANES = 2

/** @param {Stage} stage @param {Result} result @param {number} began */
function report({ name }, { passed, failed, skipped, detail, notes = [] }, began) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(11)} ${counts.padEnd(24)} ${seconds.padStart(6)} s`)
  for (const note of notes) console.log(`  ${note}`)
  if (failed > 0) console.log(`\n${detail.trim()}\n`)
}

/** @param {Stage} stage @param {NodeJS.ProcessEnv} env @returns {Promise<Result>} */
async function runStage(stage, env) {
  const began = Date.now()
  const result = await stage.run(env).catch(fault => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    detail: fault instanceof Error ? String(fault.stack) : String(fault),
  }))
  report(stage, result, began)
  return result
}

/**
 * Side by side in two lanes, in the given order; a stage of two lanes waits until it is alone. The last
 * line printed is the sum.
 * @param {readonly Stage[]} stages
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} exit code
 */
export async function runStages(stages, env = process.env) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  const running = new Set()
  let used = 0
  for (const stage of stages) {
    while (used + stage.lanes > LANES) await Promise.race(running)
    used += stage.lanes
    const work = runStage(stage, env).then(({ passed, failed, skipped }) => {
      sum.passed += passed
      sum.failed += failed
      sum.skipped += skipped
      used -= stage.lanes
      running.delete(work)
    })
    running.add(work)
  }
  await Promise.all(running)
  console.log(
    `${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`,
  )
  return sum.failed === 0 ? 0 : 1
}
