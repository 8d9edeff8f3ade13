import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainNpm } from '../../../build/setup/dependencies.mjs'
import { root, runNpm } from '../../../build/setup/run.mjs'
import { Stop, say } from '../../../build/setup/say.mjs'

/** A library that the chart is measured beside, and the files of it that the page takes. */
export interface Peer {
  readonly name: string
  readonly version: string
  readonly module: string
  readonly sheet: string
}

/** They are installed for the bench alone; React is the app's. */
export const peers: Readonly<Record<string, Peer>> = {
  dhtmlx: {
    name: 'dhtmlx-gantt',
    version: '10.0.3',
    module: 'codebase/dhtmlxgantt.es.js',
    sheet: 'codebase/dhtmlxgantt.css',
  },
  svar: {
    name: '@svar-ui/react-gantt',
    version: '2.7.3',
    module: 'dist/index.es.js',
    sheet: 'dist-full/index.css',
  },
  frappe: {
    name: 'frappe-gantt',
    version: '1.2.2',
    module: 'dist/frappe-gantt.es.js',
    sheet: 'dist/frappe-gantt.css',
  },
}

const folder = join(root, 'node_modules', '.cache', 'gantt-bench')

/** Where a file of a peer lies. */
export function peerFile({ name }: Peer, path: string): string {
  return join(folder, 'node_modules', name, path)
}

export async function installPeers(): Promise<void> {
  const wanted = Object.values(peers).map(({ name, version }) => `${name}@${version}`)
  const mark = join(folder, wanted.join(' ').replaceAll('/', '_'))
  if (existsSync(mark)) return
  say(`Installing what the chart is measured beside: ${wanted.join(', ')} …`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }))
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output, missing } = await runNpm(['install', '--save-exact', ...flags, ...wanted], {
    cwd: folder,
  })
  if (code !== 0) throw new Stop(`The bench installs ${wanted.join(', ')}. ${explainNpm(output, missing)}`)
  writeFileSync(mark, '')
}
