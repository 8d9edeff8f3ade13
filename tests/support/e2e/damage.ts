import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Ways in which a file goes bad. */
const ways = {
  flip: (bytes: Buffer) => {
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff
    return bytes
  },
  zero: (bytes: Buffer) => Buffer.alloc(bytes.length),
  truncate: (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1),
  delete: () => null,
} as const

type Way = keyof typeof ways
const allWays = Object.keys(ways) as Way[]

/** One way of damaging the files of a closed app. */
export interface Damage {
  readonly name: string
  readonly harm: (profile: string) => void
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(file => statSync(file).isFile())
}

/** Throws when there is no such file: a damage that hits nothing shows nothing. */
function damageFiles(way: Way, folder: string, pattern: RegExp): (profile: string) => void {
  return profile => {
    const files = filesUnder(join(profile, folder)).filter(file => pattern.test(file))
    if (files.length === 0) throw new Error(`no file ${String(pattern)} in ${folder}`)
    for (const file of files) {
      const bytes = ways[way](readFileSync(file))
      if (bytes === null) rmSync(file)
      else writeFileSync(file, bytes)
    }
  }
}

const deleteFolder =
  (folder: string) =>
  (profile: string): void =>
    rmSync(join(profile, folder), { recursive: true })

function each(folder: string, what: string, pattern: RegExp): Damage[] {
  return allWays.map(way => ({ name: `${what}: ${way}`, harm: damageFiles(way, folder, pattern) }))
}

function together(name: string, ...harms: readonly ((profile: string) => void)[]): Damage {
  return {
    name,
    harm: profile => {
      for (const harm of harms) harm(profile)
    },
  }
}

const BROWSER = 'IndexedDB'
const browser = deleteFolder(BROWSER)
const journal = deleteFolder('journal')
const points = deleteFolder('restore-points')
const manifest = damageFiles('zero', 'journal', /manifest\.\d\.json$/)
const list = damageFiles('truncate', '.', /workspaces\.json$/)

export const damages: readonly Damage[] = [
  ...each(BROWSER, 'rows of the browser storage', /\.ldb$/),
  ...each(BROWSER, 'log of the browser storage', /\d+\.log$/),
  ...each(BROWSER, 'CURRENT', /CURRENT$/),
  ...each(BROWSER, 'MANIFEST', /MANIFEST-\d+$/),
  { name: 'the whole browser storage deleted', harm: browser },
  ...each('journal', 'log of a project', /_project.*\.log$/),
  ...each('journal', 'log of the workspace', /_workspace.*\.log$/),
  ...each('journal', 'manifest', /manifest\.\d\.json$/),
  { name: 'the whole journal deleted', harm: journal },
  ...each('restore-points', 'states in restore points', /\.gz$/),
  { name: 'all restore points deleted', harm: points },
  together('all but the browser storage', journal, points),
  together('all but the journal', browser, points, manifest),
  together('all but the restore points', browser, journal),
  together('the list of workspaces and the browser storage', list, browser),
  together('the list of workspaces and all but the restore points', list, browser, journal),
]

/** Bytes flipped in the browser's storage and in every log of the journal, which stay in place. */
export const allButRestorePoints: Damage = together(
  'all but the restore points, in place',
  damageFiles('flip', BROWSER, /(\.ldb|\d+\.log)$/),
  damageFiles('zero', 'journal', /\.(log|journal|json)$/),
)

/** A copy of a closed profile, damaged. */
export function damagedCopy(profile: string, { harm }: Damage): string {
  const copy = mkdtempSync(join(tmpdir(), 'warroom-damaged-'))
  cpSync(profile, copy, { recursive: true })
  harm(copy)
  return copy
}
