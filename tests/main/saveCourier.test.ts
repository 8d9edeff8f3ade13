import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CourierFile } from '#shared/domain/courierFile'
import { saveCourier } from '../../src-main/courier/saveCourier'
import { openCourier, sealCourier } from '../../src-main/courier/seal'

const file: CourierFile = {
  workspace: { id: 'w-1', name: '旗舰店' },
  from: { personId: 'lin', name: '林悦', device: 'd-1' },
  to: null,
  at: 1,
  documents: [
    {
      document: 'workspace',
      vector: new Uint8Array([0]),
      mark: '0'.repeat(64),
      update: new Uint8Array([0, 0]),
    },
  ],
}
const work = { seal: sealCourier, open: openCourier }

describe('saving a courier file', () => {
  it('[COURIER-16] is done once what lies on the disk was read back, opened and compared', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'warroom-courier-')), 'a.warroompack')
    const read: (string | null)[] = []
    const open: typeof work.open = (bytes, passphrase) => {
      read.push(passphrase)
      return work.open(bytes, passphrase)
    }
    await saveCourier({ file, passphrase: 'long enough', path }, { ...work, open })
    expect(read).toEqual(['long enough'])
    expect(await openCourier(readFileSync(path), 'long enough')).toEqual(file)
  })

  it('[COURIER-16] what reads otherwise, or not at all, is no courier file: the one that was there stays', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warroom-courier-'))
    const path = join(folder, 'a.warroompack')
    writeFileSync(path, 'before')
    const others: (typeof work.open)[] = [
      async () => ({ refused: 'fileDamaged' }),
      async () => ({ ...file, at: 2 }),
      async () => ({ ...file, documents: [] }),
    ]
    for (const open of others)
      await expect(saveCourier({ file, passphrase: null, path }, { ...work, open })).rejects.toThrow(
        'read back',
      )
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['a.warroompack'])
  })
})
