import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runStages } from '../../build/runStages.mjs'
import type { Result, Stage } from '../../build/stages.mjs'

let printed: string[]

beforeEach(() => {
  printed = []
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void printed.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

const green: Result = { passed: 3, failed: 0, skipped: 0, detail: 'hidden' }
const stage = (name: string, lanes: number, run: () => Promise<Result>): Stage => ({ name, lanes, run })

describe('npm test', () => {
  it('[SETUP-7] adds the counts of all stages and prints the sum last', async () => {
    const code = await runStages([
      stage('types', 1, async () => ({ ...green, passed: 1 })),
      stage('unit', 1, async () => ({ ...green, skipped: 2, notes: ['SKIPPED the corpus'] })),
    ])
    expect(code).toBe(0)
    expect(printed.at(-1)).toBe('4 passed, 0 failed, 2 skipped')
    expect(printed.join('\n')).toContain('SKIPPED the corpus')
    expect(printed.join('\n')).not.toContain('hidden')
  })

  it('[SETUP-7] shows what failed, and fails', async () => {
    const code = await runStages([
      stage('lint', 1, async () => ({ passed: 0, failed: 1, skipped: 0, detail: 'line 7' })),
    ])
    expect(code).toBe(1)
    expect(printed.join('\n')).toContain('line 7')
    expect(printed.at(-1)).toBe('0 passed, 1 failed')
  })

  it('[SETUP-7] a stage that breaks counts as one failure, and the others still run', async () => {
    const code = await runStages([
      stage('boundaries', 1, () => Promise.reject(new Error('no such program'))),
      stage('unit', 1, async () => green),
    ])
    expect(code).toBe(1)
    expect(printed.join('\n')).toContain('no such program')
    expect(printed.at(-1)).toBe('3 passed, 1 failed')
  })

  it('[SETUP-7] runs two stages side by side, and one that needs the machine alone', async () => {
    const running = new Set<string>()
    const seen: string[] = []
    const step = (name: string, lanes: number) =>
      stage(name, lanes, async () => {
        running.add(name)
        await Promise.resolve()
        seen.push([...running].sort().join('+'))
        running.delete(name)
        return green
      })
    await runStages([step('a', 1), step('b', 1), step('c', 2)])
    expect(seen[0]).toBe('a+b')
    expect(seen.at(-1)).toBe('c')
  })
})
