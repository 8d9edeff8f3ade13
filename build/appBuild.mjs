import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNode } from './setup/run.mjs'

const sources = [
  'src-main',
  'src-shared',
  'src-renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const mark = join(root, 'out', '.sources')

/** @param {string} place @returns {string[]} */
function filesUnder(place) {
  const path = join(root, place)
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [place]
  return readdirSync(path)
    .sort()
    .flatMap(name => filesUnder(`${place}/${name}`))
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesUnder))
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Builds main, preload and renderer into out/, unless nothing that they are made of has changed. */
export async function buildApp() {
  const wanted = hashOfSources()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted)
    return { code: 0, output: 'unchanged', isFresh: false }
  mkdirSync(join(root, 'out'), { recursive: true })
  // A build that fails half-way must not pass for the last good one.
  rmSync(mark, { force: true })
  const { code, output } = await runNode([
    'node_modules/electron-vite/bin/electron-vite.js',
    'build',
    '--logLevel',
    'warn',
  ])
  if (code === 0) writeFileSync(mark, wanted)
  return { code, output, isFresh: true }
}
