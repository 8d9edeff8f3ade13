import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainNpm } from '../../build/setup/dependencies.mjs'
import { root, runNpm } from '../../build/setup/run.mjs'
import { Stop, say } from '../../build/setup/say.mjs'

/** A library that something is measured beside, and the files of it that the page takes. */
export interface Peer {
  readonly name: string
  readonly version: string
  readonly module: string
  readonly sheet?: string
}

/** By the name that the page imports them under. */
export type Peers = Readonly<Record<string, Peer>>

const folder = join(root, 'node_modules', '.cache', 'bench-peers')

/** Where a file of a peer lies. */
export function peerFile({ name }: Peer, path: string): string {
  return join(folder, 'node_modules', name, path)
}

/** They are installed for the bench alone; what they share with the app is the app's. */
export async function installPeers(peers: Peers): Promise<void> {
  const wanted = Object.values(peers).map(({ name, version }) => `${name}@${version}`)
  const mark = join(folder, wanted.join(' ').replaceAll('/', '_'))
  if (existsSync(mark)) return
  say(`Installing what is measured beside: ${wanted.join(', ')} …`)
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'package.json')))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }))
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output, missing } = await runNpm(['install', '--save-exact', ...flags, ...wanted], {
    cwd: folder,
  })
  if (code !== 0) throw new Stop(`The bench installs ${wanted.join(', ')}. ${explainNpm(output, missing)}`)
  writeFileSync(mark, '')
}
