import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CourierFile } from '#shared/domain/courierFile'
import { isRefusal } from '#shared/domain/refusal'
import { isEncrypted, openCourier, sealCourier } from '../../src-main/courier/seal'

const PASSPHRASE = '双十一 war room 2026'
const file: CourierFile = {
  workspace: { id: 'w-1', name: '旗舰店' },
  from: { personId: 'lin', name: '林悦', device: 'd-1' },
  to: null,
  at: 1_790_000_000_000,
  documents: [
    {
      document: 'workspace',
      vector: new Uint8Array([0]),
      mark: '0'.repeat(64),
      update: new Uint8Array([0, 0]),
    },
  ],
}
const refusalOf = async (bytes: Uint8Array, passphrase: string | null): Promise<string> => {
  const read = await openCourier(bytes, passphrase)
  return isRefusal(read) ? read.refused : 'read'
}

describe('a passphrase on a courier file', () => {
  it('[COURIER-4] opens what it closed, nothing else does, and without it nothing is told', async () => {
    const bytes = await sealCourier(file, PASSPHRASE)
    expect(isEncrypted(bytes)).toBe(true)
    expect(Buffer.from(bytes).includes('WARPACK')).toBe(false)
    expect(await openCourier(bytes, PASSPHRASE)).toEqual(file)
    expect(await refusalOf(bytes, null)).toBe('passphraseNeeded')
    expect(await refusalOf(bytes, `${PASSPHRASE} `)).toBe('passphraseWrong')
    const last = bytes.slice()
    last[last.length - 1] = (last.at(-1) ?? 0) ^ 1
    expect(await refusalOf(last, PASSPHRASE)).toBe('fileDamaged')
    expect(await refusalOf(bytes.slice(0, -1), PASSPHRASE)).toBe('fileDamaged')
    expect(await openCourier(await sealCourier(file, null), null)).toEqual(file)
  })

  it('[COURIER-4] a file that asks for more work than age does, or for a key, is refused at once', async () => {
    const of = (stanza: string) => Buffer.from(`age-encryption.org/v1\n${stanza}\nAAAA\n--- AAAA\n`)
    const salt = 'A'.repeat(22)
    expect(await refusalOf(of(`-> scrypt ${salt} 19`), PASSPHRASE)).toBe('fileDamaged')
    expect(await refusalOf(of(`-> scrypt ${salt} 99999`), PASSPHRASE)).toBe('fileDamaged')
    expect(await refusalOf(of(`-> X25519 ${salt}`), PASSPHRASE)).toBe('fileDamaged')
    expect(await refusalOf(of(`-> scrypt ${salt} 2`), PASSPHRASE)).toBe('fileDamaged')
    expect(await refusalOf(Buffer.from('age-encryption.org/v1\n'), PASSPHRASE)).toBe('fileDamaged')
  })

  it('[COURIER-5] a file that the public age tool encrypted opens', async () => {
    const bytes = readFileSync(join(import.meta.dirname, 'fixtures', 'by-age-tool.warroompack'))
    expect(await openCourier(bytes, PASSPHRASE)).toEqual(file)
  })

  const age = spawnSync('age', ['--version'])
  const hasTools = age.error === undefined && spawnSync('script', ['--version']).error === undefined
  if (!hasTools) {
    console.warn(
      'SKIPPED: the public age tool was not asked to open our file: age and script are not installed',
    )
  }
  it.skipIf(!hasTools)('[COURIER-5] the public age tool opens a file of ours', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warroom-age-'))
    const [closed, opened] = [join(folder, 'closed.warroompack'), join(folder, 'opened')]
    writeFileSync(closed, await sealCourier(file, PASSPHRASE))
    // It asks at a terminal and nowhere else.
    const command = `age -d -o ${opened} ${closed}`
    execFileSync('script', ['-qec', command, '/dev/null'], { input: `${PASSPHRASE}\n`, timeout: 60_000 })
    expect(await openCourier(readFileSync(opened), null)).toEqual(file)
  })
})
