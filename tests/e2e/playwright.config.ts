import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const out = join(import.meta.dirname, '..', '..', 'out', 'test')

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: join(out, 'e2e'),
  workers: 2,
  fullyParallel: false,
  // A test that passes the second time has found something.
  retries: 0,
  forbidOnly: true,
  // When to give up, not how fast it has to be: a busy machine takes its time, and the benches measure.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: join(out, 'e2e.json') }]],
})
