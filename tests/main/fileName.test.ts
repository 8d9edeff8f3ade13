import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitName } from '../../src-main/fileName'

it.each([
  ['双十一作战室', '双十一作战室'],
  ['a/b\\c:d*e?"<>|', 'a b c d e'],
  ['../../etc/passwd', 'etc passwd'],
  ['  .hidden. ', 'hidden'],
  ['', 'warroom'],
  ['Con', 'Con_'],
  ['\u0000\u0007', 'warroom'],
])('[IPC-12] %j is saved as %j', (name, expected) => {
  expect(fitName(name)).toBe(expected)
})

it('[IPC-12] any name becomes one that is no path, not hidden, not empty and not endless', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), name => {
      const fit = fitName(name)
      expect(fit).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$/u)
      expect([...fit].length).toBeGreaterThan(0)
      expect([...fit].length).toBeLessThanOrEqual(120)
    }),
    { seed: 2026 },
  )
})
