import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutantsOf, sampleOf, withMutant } from '../../build/mutants/candidates.mjs'
import { importersIn, testsOf } from '../../build/mutants/importGraph.mjs'

describe('mutants', () => {
  const text = "const f = (a, b) => !a && a.n <= b.n + 1 ? `${a}` + '<' : (b ?? 'x' + a) // a === b\n"

  it('[GUARD-5] turn one comparison or operator, neither in texts nor in comments', () => {
    const found = mutantsOf('f.ts', text)
    expect(found.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual(
      ['! ', '&& ||', '+ -', '<= <', '?? &&'].toSorted(),
    )
    const turned = new Set(found.map(one => withMutant(text, one)))
    expect(turned.size).toBe(5)
    expect(turned).toContain(text.replace('<=', '<'))
    expect(turned).toContain(text.replace('!a', 'a'))
    expect(found.every(({ line }) => line === 1)).toBe(true)
  })

  it('[GUARD-5] are the same sample for the same seed, and each at most once', () => {
    const all = Array.from({ length: 50 }, (_, at) => at)
    expect(sampleOf(all, 20, 7)).toEqual(sampleOf(all, 20, 7))
    expect(sampleOf(all, 20, 7)).not.toEqual(sampleOf(all, 20, 8))
    expect(sampleOf(all, 30, 7).slice(0, 20)).toEqual(sampleOf(all, 20, 7))
    expect(sampleOf(all, 99, 7).toSorted((a, b) => a - b)).toEqual(all)
  })
})

describe('the tests of a file', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'warroom-graph-'))
    const files = {
      'src-shared/a.ts': 'export const a = 1\n',
      'src-shared/b.ts': "import { a } from './a'\nexport const b = a\n",
      'src-shared/alone.ts': 'export const alone = 1\n',
      'tests/far.test.ts': "import { help } from '#support/help'\nhelp()\n",
      'tests/near.test.ts': "import { a } from '#shared/a'\na\n",
      'tests/support/help.ts': "import { b } from '#shared/b'\nexport const help = () => b\n",
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  it('[GUARD-5] are those that import it, themselves or through others, the nearest first', () => {
    const importers = importersIn(folder)
    expect(testsOf(importers, 'src-shared/a.ts')).toEqual(['tests/near.test.ts', 'tests/far.test.ts'])
    expect(testsOf(importers, 'src-shared/b.ts')).toEqual(['tests/far.test.ts'])
    expect(testsOf(importers, 'src-shared/alone.ts')).toEqual([])
  })
})
