import { existsSync } from 'node:fs'
import { electronProgram } from './electron.mjs'
import { run } from './run.mjs'
import { Stop, say } from './say.mjs'

const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
]
const virtualDisplay = ['xvfb', 'xauth']
const chineseFonts = ['fontconfig', 'fonts-noto-cjk']

const isDebianLike = () => existsSync('/etc/debian_version')
const isRoot = () => process.getuid?.() === 0

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(':').some(folder => existsSync(`${folder}/${program}`))
}

/** What the dynamic linker does not find, whatever the distribution calls its packages. */
async function missingLibraries() {
  const { output, missing } = await run('ldd', [electronProgram()])
  if (missing) return []
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => String(name))
}

async function hasChineseFont() {
  const { stdout, missing } = await run('fc-list', [':lang=zh', 'family'])
  return !missing && stdout.trim() !== ''
}

/** Ubuntu 24.04 and Debian 13 renamed some of these; the old name is then no installable package. */
async function namesHere(/** @type {readonly string[]} */ packages) {
  const { stdout } = await run('apt-cache', ['pkgnames', 'lib'])
  const known = new Set(stdout.split('\n'))
  return packages.map(name => (known.has(`${name}t64`) ? `${name}t64` : name))
}

/** @param {readonly string[]} packages */
const commandFor = packages => `apt-get install -y --no-install-recommends ${packages.join(' ')}`

/** @param {readonly string[]} wanted */
async function install(wanted) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const lock = ['-o', 'DPkg::Lock::Timeout=180']
  say('Installing system packages (apt-get) …')
  await run('apt-get', [...lock, 'update'], { env })
  const packages = await namesHere(wanted)
  const { code, output } = await run('apt-get', [...lock, ...commandFor(packages).split(' ').slice(1)], {
    env,
  })
  if (code === 0) return
  const heard = output.trim().split('\n').slice(-8).join('\n')
  throw new Stop(
    `${heard}\n\napt-get could not install what Electron needs; type this and look at what it says:\n  ${commandFor(packages)}`,
  )
}

/** @returns {Promise<{ needed: string[], wished: string[] }>} Debian's names; without a font all of Chinese is boxes, but the app runs */
async function findMissing() {
  const [absent, hasFont] = await Promise.all([missingLibraries(), hasChineseFont()])
  const needsDisplay = !hasDisplay() && !isOnPath('Xvfb')
  return {
    needed: [...(absent.length > 0 ? libraries : []), ...(needsDisplay ? virtualDisplay : [])],
    wished: hasFont ? [] : chineseFonts,
  }
}

export async function provideSystemLibraries() {
  if (process.platform !== 'linux') return
  const { needed, wished } = await findMissing()
  const all = [...needed, ...wished]
  if (all.length === 0) return
  if (isDebianLike() && isRoot()) return install(all)
  if (needed.length === 0)
    return say(`No Chinese font is installed; for Chinese text type: ${advice(wished)}`)
  throw new Stop(
    `Electron needs system libraries that are not installed. Type this, then run the same command again:\n  ${advice(all)}`,
  )
}

/** @param {readonly string[]} packages */
function advice(packages) {
  if (isDebianLike()) return `sudo ${commandFor(packages)}`
  return `(the packages of your distribution that Debian calls) ${packages.join(' ')}`
}
