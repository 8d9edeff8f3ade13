import { join } from 'node:path'
import { build, preview } from 'vite'
import { root } from '../../../build/setup/run.mjs'
import { peerFile } from './peers'

const alias = Object.fromEntries(
  Object.entries({
    'dhtmlx-gantt': 'dhtmlx-gantt/codebase/dhtmlxgantt.es.js',
    'dhtmlx-gantt.css': 'dhtmlx-gantt/codebase/dhtmlxgantt.css',
    '@svar-ui/react-gantt': '@svar-ui/react-gantt/dist/index.es.js',
    'svar-gantt.css': '@svar-ui/react-gantt/dist-full/index.css',
    'frappe-gantt': 'frappe-gantt/dist/frappe-gantt.es.js',
    'frappe-gantt.css': 'frappe-gantt/dist/frappe-gantt.css',
  }).map(([name, path]) => [name, peerFile(path)]),
)

export interface ServedPage {
  readonly address: string
  close(): Promise<void>
}

/** Bundles the page as the app's window is bundled, and serves it to this computer alone. */
export async function servePage(): Promise<ServedPage> {
  const config = {
    root: join(root, 'tests', 'bench', 'gantt', 'page'),
    configFile: false as const,
    logLevel: 'error' as const,
    resolve: {
      alias: Object.entries(alias).map(([name, replacement]) => ({
        find: new RegExp(`^${name}$`),
        replacement,
      })),
      dedupe: ['react', 'react-dom'],
    },
    build: {
      outDir: join(root, 'out', 'bench', 'gantt'),
      emptyOutDir: true,
      target: 'chrome130',
      chunkSizeWarningLimit: 8_000,
    },
    preview: { host: '127.0.0.1', port: 0 },
  }
  await build(config)
  const server = await preview(config)
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error('the page of the bench is not served')
  return { address, close: () => server.close() }
}
