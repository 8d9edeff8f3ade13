import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNpm } from './run.mjs'
import { Stop, say } from './say.mjs'

/** What the installed packages were made from; npm keeps no such mark of its own. */
const mark = join(root, 'node_modules', '.warroom-packages')

/** Packages with native code differ by platform, so a folder copied from another computer is stale. */
function wantedMark() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch}`
}

export function arePackagesInstalled() {
  return existsSync(mark) && readFileSync(mark, 'utf8') === wantedMark()
}

/** No package's install script runs: nothing here needs one, and they are how a bad package spreads. */
export async function installPackages() {
  if (arePackagesInstalled()) return
  say('Installing packages (npm ci), one or two minutes the first time …')
  const began = Date.now()
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output, missing } = await runNpm(args)
  if (code !== 0) throw new Stop(explainNpm(output, missing))
  writeFileSync(mark, wantedMark())
  say(`Packages installed in ${Math.round((Date.now() - began) / 1000)} s.`)
}

/** The first line that matches what npm printed gives the sentence. */
const sentences = /** @type {const} */ ([
  [/ENOSPC|no space left/i, 'The disk is full: free about 3 GB, then run the same command again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network|fetch failed/i,
    'npm cannot reach its package registry: check the network (and `npm config get registry`, `npm config get proxy`), then run the same command again.',
  ],
  [
    /SELF_SIGNED|CERT_|UNABLE_TO_(GET|VERIFY)/i,
    'npm does not trust the certificate of its registry: give it your company certificate with `npm config set cafile <file>`, then run the same command again.',
  ],
  [
    /EUSAGE|in sync|lock file/i,
    'package.json and package-lock.json disagree: run `npm install` once, look at what changed, then run the same command again.',
  ],
  [
    /EACCES|EPERM|EROFS/i,
    'npm may not write into node_modules: make this folder yours (or close the program that holds a file in it), then run the same command again.',
  ],
  [
    /EINTEGRITY/i,
    'A downloaded package is not the one that was locked: run `npm cache clean --force`, then the same command again.',
  ],
])

/** @param {string} output @param {boolean} missing */
export function explainNpm(output, missing) {
  if (missing) return 'npm was not found: install it together with Node, then run the same command again.'
  const found = sentences.find(([pattern]) => pattern.test(output))
  const heard = output.trim().split('\n').slice(-12).join('\n')
  return `${heard}\n\n${found ? found[1] : 'npm could not install the packages; what it said is above.'}`
}
