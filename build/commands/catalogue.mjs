import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mkdirSync, writeFileSync } from 'node:fs'
import { root } from '../setup/run.mjs'

/**
 * @typedef {{ right: string, icon: string | null, shortcut: string | null, seenFirst: string, input: string }} Facts
 * @typedef {Record<string, Record<string, Facts>>} Catalogue by set, by command
 */

/** What every command declares of itself. @returns {Promise<Catalogue>} */
export async function loadCatalogue() {
  const { buildSync } = await import('esbuild')
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [join(root, 'src-shared', 'commands', 'catalogue.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  })
  const folder = join(root, 'out', 'commands')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `catalogue.${process.pid}.mjs`)
  for (const { contents } of outputFiles) writeFileSync(file, contents)
  const { planCommands, workspaceCommands, meCommands } = await import(pathToFileURL(file).href)
  return { plan: planCommands, workspace: workspaceCommands, me: meCommands }
}
