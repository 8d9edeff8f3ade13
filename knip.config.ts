import type { KnipConfig } from 'knip'

/** How knip calls a function that makes its configuration. */
interface KnipRun {
  readonly production?: boolean
}

/**
 * Read twice: with everything, where an export has to be read by another file, and with `--production`, which sees
 * only what ends in `!`: what tests alone call is unused there.
 */
export default function unused({ production = false }: KnipRun): KnipConfig {
  return {
    entry: [
      'src-main/{main,preload}.ts!',
      'src-main/commandLine/main.ts!',
      'src-renderer/main.tsx!',
      'src-renderer/adapters/foreignReader/foreignWorker.ts!',
      'src-main/storage/mergeWorker.ts!',
      'src-main/courier/courierWorker.ts!',
      'sync-server/src/main.ts!',
      'sync-server/bin/*.mjs',
      'build/*.{mjs,cjs}',
      'build/commands/*.mjs',
      'build/lint/*.mjs',
      'build/setup/defaultApp.mjs',
      'tests/e2e/playwright.config.ts',
      'tests/bench/**/*.bench.ts',
      'tests/storage/journalWriter.ts',
    ],
    project: [
      'src-{main,renderer,shared}/**/*.{ts,tsx}!',
      'sync-server/src/**/*.ts!',
      'sync-server/bin/*.mjs',
      'build/**/*.{mjs,cjs,ts}',
      'tests/**/*.{ts,tsx}',
    ],
    // A test may read what a file itself uses.
    ignoreExportsUsedInFile: production,
    // Started by the path of their program, not imported.
    ignoreDependencies: ['@biomejs/biome', 'dependency-cruiser', 'oxlint'],
    ignoreBinaries: ['Xvfb', 'age', 'mkfifo', 'mount', 'script', 'umount'],
  }
}
