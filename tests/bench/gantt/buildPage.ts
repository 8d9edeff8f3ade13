import { join } from 'node:path'
import { build, type Plugin, preview } from 'vite'
import { root } from '../../../build/setup/run.mjs'
import { peerFile, peers } from './peers'

/** What the page's `peers` folder only declares is the library itself, with its style sheet. */
const peerPlugin: Plugin = {
  name: 'peers',
  enforce: 'pre',
  resolveId(id) {
    const peer = /\/peers\/(\w+)$/.exec(id)?.[1]
    return peer === undefined ? null : `\0peer:${peer}`
  },
  load(id) {
    const peer = peers[id.replace('\0peer:', '')]
    if (!id.startsWith('\0peer:') || peer === undefined) return null
    const [module, sheet] = [peer.module, peer.sheet].map(path => JSON.stringify(peerFile(peer, path)))
    return `import ${sheet}; import * as library from ${module}; export * from ${module}; export const main = library.default`
  },
}

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
    plugins: [peerPlugin],
    resolve: { dedupe: ['react', 'react-dom'] },
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
