import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hostileTexts } from '#support/hostileTexts'
import { fitName } from '../../src-main/fileName'

it.each([
  ['双十一作战室', '双十一作战室'],
  ['a/b\\c:d*e?"<>|', 'a b c d e'],
  ['../../etc/passwd', 'etc passwd'],
  ['  .hidden. ', 'hidden'],
  ['', 'warroom'],
  ['Con', 'Con_'],
  ['\u0000\u0007', 'warroom'],
  ['nul.txt', 'nul_.txt'],
  ['COM1 notes', 'COM1_ notes'],
  ['console', 'console'],
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['\u200b\u200d\ufeff', 'warroom'],
  ['x\ud800', 'x'],
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

it('[VALUE-9] a hostile text becomes a name of at most 200 bytes without anything unseen or turned round', () => {
  for (const text of [...hostileTexts, '作'.repeat(300), '😀'.repeat(300)]) {
    const fit = fitName(text)
    expect(fit).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]|^[. ]|[. ]$/u)
    expect(fit).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
    expect(Buffer.byteLength(fit)).toBeGreaterThan(0)
    expect(Buffer.byteLength(fit)).toBeLessThanOrEqual(201)
  }
})
