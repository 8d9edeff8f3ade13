import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    environment: 'node',
    // A test that leaves its promise unawaited, or imports nothing, must not pass.
    dangerouslyIgnoreUnhandledErrors: false,
    passWithNoTests: false,
    testTimeout: 30_000,
  },
})
