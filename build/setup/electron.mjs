import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fallbackFits, provideFallback } from './electronFallback.mjs'
import { root, runNode } from './run.mjs'
import { Stop, say } from './say.mjs'

const folder = join(root, 'node_modules', 'electron')
const PROBE_MS = 5_000
const GRACE_MS = 15_000
const DOWNLOAD_MS = 900_000

/** The program that `npm start` opens; the electron package writes path.txt last. */
export function electronProgram() {
  return join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist'),
    readFileSync(join(folder, 'path.txt'), 'utf8'),
  )
}

export function isElectronThere() {
  return existsSync(join(folder, 'path.txt')) && existsSync(electronProgram())
}

function downloadAddress() {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror
  return `${mirror || 'https://github.com/electron/electron/releases/download/'}v${version}/SHASUMS256.txt`
}

/** Behind a proxy this question cannot be asked from here, so the download itself has to answer it. */
async function isDownloadReachable() {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true
  try {
    const answer = await fetch(downloadAddress(), { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    return answer.status < 500
  } catch {
    return false
  }
}

/**
 * The installer may succeed without a network (from its cache), and may hang for minutes on a network
 * that swallows packets: it runs at once, and is stopped when the place it needs cannot be reached.
 */
async function installOfficial() {
  const stop = new AbortController()
  const env = { ...process.env, ELECTRON_GET_USE_PROXY: '1' }
  const install = runNode([join(folder, 'install.js')], { env, stop: stop.signal, limitMs: DOWNLOAD_MS })
  const unreachable = isDownloadReachable().then(async isReachable => {
    if (isReachable) return install
    // Unpacking a cached copy takes a few seconds; its folder shows that it has begun.
    await pause(existsSync(join(folder, 'dist')) ? GRACE_MS : 0)
    return undefined
  })
  await Promise.race([install, unreachable])
  if (isElectronThere()) return true
  stop.abort()
  await install
  return false
}

export async function provideElectron() {
  if (isElectronThere()) return
  say('Fetching Electron …')
  if (await installOfficial()) return
  // What a stopped download leaves behind would be taken for a whole one.
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  rmSync(join(folder, 'path.txt'), { force: true })
  if (!fallbackFits) {
    throw new Stop(
      'Electron could not be downloaded: open the network to github.com, or name a mirror in ELECTRON_MIRROR, then run the same command again.',
    )
  }
  say('The official download cannot be reached.')
  await provideFallback()
}
