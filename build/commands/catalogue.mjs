import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mkdirSync, writeFileSync } from 'node:fs'
import { root } from '../setup/run.mjs'

/**
 * @typedef {{ right: string, icon: string | null, shortcut: string | null, seenFirst: string, input: string }} Facts
 * @typedef {Record<string, Record<string, Facts>>} Catalogue by set, by command
 * @typedef {{ change: string[], make?: string[], fields?: Record<string, string[]>, notes?: string[] }} Writers
 * @typedef {Record<string, { writtenBy: Writers }>} Kinds by name
 */

/** What every command declares of itself, and every kind of record. @returns {Promise<{ sets: Catalogue, kinds: Kinds }>} */
export async function loadCatalogue() {
  const { buildSync } = await import('esbuild')
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    stdin: {
      contents: "export * from './commands/catalogue'; export { kinds } from './model/kinds'",
      resolveDir: join(root, 'src-shared'),
      loader: 'ts',
    },
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
  const { planCommands, workspaceCommands, meCommands, kinds } = await import(pathToFileURL(file).href)
  return { sets: { plan: planCommands, workspace: workspaceCommands, me: meCommands }, kinds }
}
