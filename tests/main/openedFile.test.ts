import { mkdtempSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileOfCommandLine, OpenedFiles } from '../../src-main/courier/openedFile'

const folder = mkdtempSync(join(tmpdir(), 'warroom-opened-'))
const pathOf = (name: string): string => join(folder, name)

async function opened(...names: string[]): Promise<unknown[]> {
  const files = new OpenedFiles(() => undefined)
  for (const name of names) files.add(pathOf(name))
  const out: unknown[] = []
  for (let file = await files.next(); file !== null; file = await files.next()) out.push(file)
  return out
}

describe('files that the system hands over', () => {
  it('[COURIER-15] of a command line the last file of ours is opened, and nothing else', () => {
    const file = pathOf('a.warroompack')
    expect(fileOfCommandLine(['/usr/bin/warroom', file])).toBe(file)
    expect(fileOfCommandLine(['warroom', '--flag', pathOf('b.WARROOM'), file])).toBe(file)
    for (const argument of [
      '--load=/x.warroompack',
      'relative.warroompack',
      '/etc/passwd',
      '/a\0.warroompack',
      `/${'x'.repeat(5_000)}.warroompack`,
      'https://example.com/x.warroompack',
    ])
      expect(fileOfCommandLine(['warroom', argument]), argument).toBeNull()
    expect(fileOfCommandLine([file])).toBeNull()
    expect(fileOfCommandLine([])).toBeNull()
  })

  it('[COURIER-15] each is read once, in turn, and only a plain file of an allowed size', async () => {
    writeFileSync(pathOf('one.warroompack'), 'one')
    writeFileSync(pathOf('two.warroom'), '')
    expect(await opened('one.warroompack', 'two.warroom', 'gone.warroompack')).toEqual([
      { name: 'one.warroompack', bytes: new TextEncoder().encode('one') },
      { name: 'two.warroom', bytes: new Uint8Array() },
      { name: 'gone.warroompack', failed: 'unreadable' },
    ])
  })

  it.skipIf(process.platform === 'win32')('[COURIER-15] a pipe without an end holds nothing up', async () => {
    execFileSync('mkfifo', [pathOf('pipe.warroompack')])
    expect(await opened('pipe.warroompack')).toEqual([{ name: 'pipe.warroompack', failed: 'unreadable' }])
  })

  it('[COURIER-15] a hundred at once are not opened one after the other', async () => {
    writeFileSync(pathOf('one.warroompack'), 'one')
    expect(await opened(...Array.from({ length: 100 }, () => 'one.warroompack'))).toHaveLength(20)
  })
})
