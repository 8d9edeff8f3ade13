import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { areCurrent, stampsOf } from '../../build/setup/stamps.mjs'

const folder = mkdtempSync(join(tmpdir(), 'warroom-stamps-'))
const BEFORE = 1_700_000_000

function write(path: string, text: string, second = BEFORE): void {
  writeFileSync(join(folder, path), text)
  utimesSync(join(folder, path), second, second)
}

beforeEach(() => {
  write('a.ts', 'one')
  write('b.ts', 'two')
})

afterAll(() => rmSync(folder, { recursive: true }))

it('[SETUP-10] what was made of files is made anew when one of them has changed, another length or time, or is gone', () => {
  const stamps = stampsOf(folder, ['a.ts', 'b.ts'], (BEFORE + 1) * 1000) ?? {}
  expect(areCurrent(folder, stamps)).toBe(true)
  write('a.ts', 'longer')
  expect(areCurrent(folder, stamps)).toBe(false)
  write('a.ts', 'two', BEFORE - 5)
  expect(areCurrent(folder, stamps)).toBe(false)
  write('a.ts', 'one')
  expect(areCurrent(folder, stamps)).toBe(true)
  rmSync(join(folder, 'b.ts'))
  expect(areCurrent(folder, stamps)).toBe(false)
})

it('[SETUP-10] files that changed while something was made of them have no stamps', () => {
  write('b.ts', 'two', BEFORE + 1)
  expect(stampsOf(folder, ['a.ts', 'b.ts'], (BEFORE + 1) * 1000)).toBeNull()
})
