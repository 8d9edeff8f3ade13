// What the `electron` command does with its arguments: `-r <module>` first, then the app's folder or file.
// A module, so that Electron holds back `ready` until the app's own start-up code has run.
import { app } from 'electron'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @param {readonly string[]} all */
function readArguments(all) {
  const modules = []
  for (let at = 0; at < all.length; at += 1) {
    const one = String(all[at])
    if (one === '-r' || one === '--require') modules.push(String(all[++at]))
    else if (!one.startsWith('-')) return { modules, target: resolve(one) }
  }
  return { modules, target: undefined }
}

/** @param {string} target */
function describe(target) {
  const folder = statSync(target).isDirectory() ? target : dirname(target)
  const file = join(folder, 'package.json')
  const facts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return { folder, facts, entry: folder === target ? join(folder, facts.main ?? 'index.js') : target }
}

/** Electron's own default app uses these two; its type declarations leave them out. */
const own =
  /** @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */ (app)

/** @param {string} target */
async function open(target) {
  const { folder, facts, entry } = describe(target)
  if (facts.version) own.setVersion(facts.version)
  const name = facts.productName ?? facts.name
  if (name) {
    app.setName(name)
    app.setPath('userData', join(app.getPath('appData'), name))
  }
  own.setAppPath(folder)
  await import(pathToFileURL(entry).href)
}

const { modules, target } = readArguments(process.argv.slice(1))
const require = createRequire(import.meta.url)
for (const one of modules) require(resolve(one))
if (target) {
  await open(target)
} else {
  process.stderr.write('electron: name the app to open\n')
  app.exit(1)
}
