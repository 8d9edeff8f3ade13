import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainNpm } from '../../../build/setup/dependencies.mjs'
import { root, runNpm } from '../../../build/setup/run.mjs'
import { Stop, say } from '../../../build/setup/say.mjs'

/** The libraries that the chart is measured beside. They are installed for the bench alone; React is the app's. */
const peers = { 'dhtmlx-gantt': '10.0.3', '@svar-ui/react-gantt': '2.7.3', 'frappe-gantt': '1.2.2' }

const folder = join(root, 'node_modules', '.cache', 'gantt-bench')

/** Where a file of a peer lies. */
export function peerFile(path: string): string {
  return join(folder, 'node_modules', path)
}

export async function installPeers(): Promise<void> {
  const wanted = Object.entries(peers).map(([name, version]) => `${name}@${version}`)
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
