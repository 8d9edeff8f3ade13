import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Named here, because electron-vite would otherwise follow whichever Electron is installed. */
const NODE = 'node20.18'
const CHROME = 'chrome130'

const DEVELOPMENT_PORT = 5183

function nodeBuild(name: string, others: Readonly<Record<string, string>> = {}) {
  return {
    target: NODE,
    // Bundled whole: a packaged app then carries no node_modules, and one file starts faster than hundreds.
    externalizeDeps: false,
    outDir: `out/${name}`,
    rolldownOptions: {
      input: { [name]: join(import.meta.dirname, 'src-main', `${name}.ts`), ...others },
      output: { format: 'cjs' as const, entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
    },
  }
}

export default defineConfig({
  main: {
    build: nodeBuild('main', {
      courierWorker: join(import.meta.dirname, 'src-main', 'courier', 'courierWorker.ts'),
      mergeWorker: join(import.meta.dirname, 'src-main', 'storage', 'mergeWorker.ts'),
    }),
  },
  preload: { build: nodeBuild('preload') },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      target: CHROME,
      outDir: 'out/renderer',
      minify: 'oxc',
      // A font inside a style sheet would be a data: address, which the content policy refuses.
      assetsInlineLimit: 0,
      // Read from disk, not over a network: one large file is no problem.
      chunkSizeWarningLimit: 8_000,
      rolldownOptions: { input: join(import.meta.dirname, 'src-renderer', 'index.html') },
    },
    // The page is at app://warroom in development too, so the reload socket needs a full address.
    server: {
      port: DEVELOPMENT_PORT,
      strictPort: true,
      hmr: { protocol: 'ws', host: 'localhost', clientPort: DEVELOPMENT_PORT },
    },
  },
})
