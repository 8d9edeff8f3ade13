import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { randomOf } from '#support/random'
import { runs } from '#support/runs'
import { StoreJournal } from '../../src-main/storage/storeJournal'

const folder = mkdtempSync(join(tmpdir(), 'warroom-journal-'))
const program = join(folder, 'writer.mjs')
const none = { documents: async () => ({}), read: async () => [], sets: async () => [] }

beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'journalWriter.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    tsconfig: join(import.meta.dirname, '..', '..', 'build', 'tsconfig.tests.json'),
    banner: {
      js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)",
    },
  })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Lets it write until `lines` batches are durable and a moment more, kills it, and answers the last durable number. */
function killedWriter(journal: string, first: number, lines: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, journal, String(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.split('\n').length > lines) child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the writer ended by itself: ${code}`))
      const whole = said.slice(0, said.lastIndexOf('\n')).split('\n')
      resolve(Number(whole.at(-1)))
    })
  })
}

async function numbersIn(journal: string): Promise<Set<string>> {
  const opened = await StoreJournal.open(journal, none)
  const found = new Set<string>()
  for (const set of ['project.a', 'project.b'] as const) {
    for (const { document, update } of await opened.read(set)) {
      found.add(`${Buffer.from(update).toString().split(' ')[0]} ${document}`)
    }
    expect((await opened.head(set)).documents.plan).toBe((await opened.head(set)).documents.events)
  }
  await opened.close()
  return found
}

it('[COPIES-19] the writer of the journal is killed again and again, and nothing that it called durable is missing', async () => {
  const kills = runs(100, 1_000)
  const random = randomOf(19)
  let [first, batches] = [0, 0]
  for (let kill = 0; kill < kills; kill++) {
    // A journal of fifty kills: one that grew all the time would be read a thousand times.
    const journal = join(folder, `journal-${Math.floor(kill / 50)}`)
    if (kill % 50 === 0) first = 0
    const last = await killedWriter(journal, first, 1 + random.below(30))
    const found = await numbersIn(journal)
    const promised = Array.from({ length: last + 1 }, (_, number) => [
      `${number} plan`,
      `${number} events`,
    ]).flat()
    const missing = promised.filter(one => !found.has(one))
    expect(missing, `after kill ${kill}`).toEqual([])
    // What was written and not called durable may be there; it is not written again.
    batches += last + 1 - first
    first = Math.max(last, ...[...found].map(one => Number(one.split(' ')[0]))) + 1
  }
  process.stdout.write(`${kills} kills, ${batches} batches called durable, none missing\n`)
}, 3_600_000)
