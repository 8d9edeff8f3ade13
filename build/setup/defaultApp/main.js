// What the `electron` command does with its arguments: `-r <module>` first, then the app's folder or file.
const { app } = require('electron')
const { existsSync, readFileSync, statSync } = require('node:fs')
const { dirname, join, resolve } = require('node:path')
const { pathToFileURL } = require('node:url')

function readArguments(all) {
  const modules = []
  for (let at = 0; at < all.length; at += 1) {
    const one = all[at]
    if (one === '-r' || one === '--require') modules.push(all[++at])
    else if (!one.startsWith('-')) return { modules, target: resolve(one) }
  }
  return { modules, target: undefined }
}

function describe(target) {
  const folder = statSync(target).isDirectory() ? target : dirname(target)
  const file = join(folder, 'package.json')
  const facts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return { folder, facts, entry: folder === target ? join(folder, facts.main ?? 'index.js') : target }
}

async function open(target) {
  const { folder, facts, entry } = describe(target)
  if (facts.version) app.setVersion(facts.version)
  const name = facts.productName ?? facts.name
  if (name) {
    app.setName(name)
    app.setPath('userData', join(app.getPath('appData'), name))
  }
  app.setAppPath(folder)
  await import(pathToFileURL(entry).href)
}

const { modules, target } = readArguments(process.argv.slice(1))
for (const one of modules) require(resolve(one))
if (target) {
  open(target).catch(fault => {
    process.stderr.write(`${fault.stack}\n`)
    app.exit(1)
  })
} else {
  process.stderr.write('electron: name the app to open\n')
  app.exit(1)
}
