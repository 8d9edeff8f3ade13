import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { planOf } from '#shared/domain/documentId'
import { figure, median, report } from '#support/bench'
import { createMemoryUpdateStore } from '#support/memoryUpdateStore'
import { hasStored, makeOldProjects, MONTHS, startComputer, writeElsewhere } from '#support/syncComputer'
import { ChangeIndex } from '../../sync-server/src/changes/changeIndex'
import type { Log } from '../../sync-server/src/log'
import { startRelay } from '../../sync-server/src/relay'
import { nodeDisk } from '../../sync-server/src/store/disk'
import { FileUpdateStore } from '../../sync-server/src/store/fileUpdateStore'

/** What it costs to keep thirty closed projects of two years in step, and how soon a change in one is here. */
const PROJECTS = 30
const RUNS = 7
const ROUND_S = 120
const silentLog: Log = { note: () => undefined, warn: () => undefined }

Object.assign(globalThis, { WebSocket })

const folder = await mkdtemp(join(tmpdir(), 'warroom-bench-'))
const store = await FileUpdateStore.open(folder)
const { changes } = await ChangeIndex.open({
  store,
  disk: nodeDisk,
  folder,
  runId: 'bench',
  onUnsaved: cause => {
    throw cause
  },
})
const relay = await startRelay({ host: '127.0.0.1', port: 0, store, log: silentLog, changes })
const url = `ws://127.0.0.1:${relay.port}`
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const one = await startComputer('bench', url)
const projects = await makeOldProjects(one, PROJECTS)
const began = performance.now()
let seen = -1
while (one.openings.length === 0 || seen !== one.openings.length) {
  seen = one.openings.length
  await wait(1500)
}
const firstRound = one.openings.length
const firstSeconds = (performance.now() - began) / 1000

one.openings.length = 0
for (let second = 0; second < 300; second += 1) {
  one.timers.move(1000)
  await wait(0)
}
const quiet = one.openings.length

const delays: number[] = []
for (let run = 0; run < RUNS; run += 1) {
  const document = planOf(projects[(run * 7) % PROJECTS] ?? '')
  await writeElsewhere(url, document, `run ${run}`)
  const changed = performance.now()
  while (!(await hasStored(one, document, `run ${run}`))) await wait(5)
  delays.push((performance.now() - changed) / 1000)
}

const away = { facts: one.ports.facts, disk: one.ports.disk, clock: one.ports.clock }
await one.host.end()
for (const project of projects.slice(0, 5)) await writeElsewhere(url, planOf(project), 'away')
const back = await startComputer('bench', url, { ...away, store: createMemoryUpdateStore(away.disk) })
const returned = performance.now()
for (const project of projects.slice(0, 5)) {
  while (!(await hasStored(back, planOf(project), 'away'))) await wait(5)
}
const backSeconds = (performance.now() - returned) / 1000

await back.host.end()
await relay.stop()
await store.close()
await rm(folder, { recursive: true })

console.log(`first round: ${firstRound} documents in at most ${firstSeconds.toFixed(1)} s\n`)
report('sync', RUNS, [
  figure({
    id: 'openings in five quiet minutes',
    value: quiet,
    unit: 'openings',
    // Two rounds and a half, each of every plan, text and month.
    against: (300 / ROUND_S) * PROJECTS * (MONTHS + 2),
    beside: 'by rounds',
    wanted: 0,
  }),
  figure({
    id: 'change in a closed project',
    value: median(delays),
    unit: 's',
    against: 2,
    beside: 'limit',
    wanted: 1,
  }),
  figure({
    id: 'five changed while away',
    value: backSeconds,
    unit: 's',
    against: 5,
    beside: 'limit',
    wanted: 1,
  }),
])
