import { join } from 'node:path'
import { build, type Plugin, preview } from 'vite'
import { root } from '../../build/setup/run.mjs'
import { peerFile, type Peers } from './peerPackages'

/** What the page's `peers` folder only declares is the library itself, with its style sheet. */
function peerPlugin(peers: Peers): Plugin {
  return {
    name: 'peers',
    enforce: 'pre',
    resolveId(id) {
      const peer = /\/peers\/(\w+)$/.exec(id)?.[1]
      return peer === undefined ? null : `\0peer:${peer}`
    },
    load(id) {
      const peer = peers[id.replace('\0peer:', '')]
      if (!id.startsWith('\0peer:') || peer === undefined) return null
      const module = JSON.stringify(peerFile(peer, peer.module))
      const sheet = peer.sheet === undefined ? '' : `import ${JSON.stringify(peerFile(peer, peer.sheet))};`
      return `${sheet} import * as library from ${module}; export * from ${module}; export const main = library.default`
    },
  }
}

export interface ServedPage {
  readonly address: string
  close(): Promise<void>
}

/** Bundles `<bench>/page` as the app's window is bundled, and serves it to this computer alone. */
export async function servePage(bench: string, peers: Peers): Promise<ServedPage> {
  const config = {
    root: join(root, 'tests', 'bench', bench, 'page'),
    configFile: false as const,
    logLevel: 'error' as const,
    plugins: [peerPlugin(peers)],
    resolve: {
      dedupe: ['react', 'react-dom', 'yjs', 'lib0'],
      alias: { '#shared': join(root, 'src-shared') },
    },
    build: {
      outDir: join(root, 'out', 'bench', bench),
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
