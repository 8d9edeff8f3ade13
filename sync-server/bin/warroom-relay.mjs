#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { argv } from 'node:process'

// In the repository the sources lie beside; an installed relay has only what was made of them.
if (existsSync(new URL('../src/main.ts', import.meta.url))) {
  const { bundle, isStale } = await import('./bundle.mjs')
  if (isStale()) bundle()
}

const built = new URL('../dist/main.mjs', import.meta.url)
const { main } = await import(built.href)
await main(argv.slice(2))
