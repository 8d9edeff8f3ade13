import { runScript } from '../../build/setup/say.mjs'
import { reportOf, tell } from '../support/bench'
import { figuresOf, measuredOf, SIZES, wholeTable } from './gantt/figures'
import { peers } from './gantt/peers'
import { type BenchWindow, type Case, CHARTS, openWindow, type Round } from './gantt/rounds'
import { installPeers } from './peerPackages'
import { servePage } from './servePage'

const RUNS = 5
/** A chart that takes so long is measured once: nothing rests on whether it takes a little more or less. */
const SLOW_MS = 5_000

/**
 * In turn, so that a busy minute of the machine falls on all charts. A round before that does not count:
 * it pays for cold files. Libraries are moved once only, since no bar rests on how they move.
 */
async function roundsOf(window: BenchWindow): Promise<ReadonlyMap<Case, readonly Round[]>> {
  const rounds = new Map<Case, Round[]>()
  for (const tasks of SIZES) for (const chart of CHARTS) rounds.set({ chart, tasks }, [])
  for (let run = 0; run <= RUNS; run++) {
    for (const [one, list] of rounds) {
      if ((list[0]?.renderMs ?? 0) > SLOW_MS) continue
      const isLimit = one.chart === 'warroom' || one.chart === 'canvas'
      const round = await window.run(one, run > 0 && (isLimit || run === 1))
      if (run > 0) list.push(round)
    }
  }
  return rounds
}

await runScript(async () => {
  await installPeers(peers)
  const page = await servePage('gantt', peers)
  const window = await openWindow(page.address)
  const rounds = await roundsOf(window)
  await window.close()
  await page.close()
  const measured = Array.from(rounds, ([one, list]) => measuredOf(one, list))
  console.log(`${wholeTable(measured)}\n`)
  const whole = { ...reportOf('gantt', RUNS, figuresOf(measured)), measured }
  tell(whole)
  return process.exitCode === 1 ? 1 : 0
})
