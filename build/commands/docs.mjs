import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/run.mjs'
import { loadCatalogue } from './catalogue.mjs'
import { commandSchemas } from './schema.mjs'

/** @typedef {import('./catalogue.mjs').Facts} Facts */
/** @typedef {{ sets: Record<string, Record<string, object>>, definitions: Record<string, object> }} Schemas */

export const PAGE = 'docs/commands.md'
export const SCHEMA = 'docs/commands.schema.json'

const SETS = {
  plan: 'A project',
  workspace: 'The workspace',
  me: "One person's own settings",
}

/** The page and the schema of all commands, as text by file. @returns {Promise<Record<string, string>>} */
export async function commandDocs() {
  const { sets, kinds } = await loadCatalogue()
  const schemas = commandSchemas((set, command) => sets[set]?.[command]?.input === 'json')
  return { [PAGE]: page(sets, kinds), [SCHEMA]: `${JSON.stringify(schemaFile(schemas), null, 2)}\n` }
}

/** @param {Schemas} schemas */
function schemaFile({ sets, definitions }) {
  return { $schema: 'http://json-schema.org/draft-07/schema#', sets, definitions }
}

/** @param {string} language @returns {Record<string, string>} */
function words(language) {
  return JSON.parse(readFileSync(join(root, 'src-renderer', 'locales', language, 'command.json'), 'utf8'))
}

/** Rights of which each is enough, by what is written. @param {import('./catalogue.mjs').Kinds} kinds */
function writersOf(kinds) {
  return Object.entries(kinds).flatMap(([kind, { writtenBy }]) => {
    const { change, make = change, fields = {}, notes } = writtenBy
    const rows = { [kind]: make, ...(change === make ? {} : { [`${kind}, changed`]: change }) }
    for (const [field, rights] of Object.entries(fields)) rows[`${kind}.${field}`] = rights
    if (notes) rows[`${kind}, notes`] = notes
    return Object.entries(rows).map(
      ([what, rights]) => `| ${what} | ${rights.map(right => `\`${right}\``).join(', ')} |`,
    )
  })
}

/**
 * @param {import('./catalogue.mjs').Catalogue} catalogue
 * @param {import('./catalogue.mjs').Kinds} kinds
 */
function page(catalogue, kinds) {
  const [zh, en] = [words('zh'), words('en')]
  /** @param {readonly [string, Facts]} entry */
  const row = ([name, facts]) =>
    `| \`${name}\` | ${zh[name]} | ${en[name]} | \`${facts.right}\` | ${facts.seenFirst === 'never' ? '' : 'when others move'} | ${facts.shortcut ?? ''} | ${facts.input === 'json' ? 'JSON' : 'programs only'} |`
  const parts = Object.entries(SETS).flatMap(([set, title]) => [
    `## ${title}`,
    '',
    '| command | 中文 | English | right | seen first | key | input |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...Object.entries(catalogue[set] ?? {}).map(row),
    '',
  ])
  return [
    '# Commands',
    '',
    'Made from the catalogue (`src-shared/commands/catalogue.ts`) by `npm run docs`; a test fails when it is stale.',
    'What each input looks like is in [commands.schema.json](commands.schema.json), by set and command. Without a window:',
    '',
    '```',
    'npm run --silent warroom -- run spring.warroom renameTask \'{"taskId":"D11-01","title":"Kick-off"}\'',
    '```',
    '',
    'A right is a row of the permissions table. Seen first: a person sees what would move before it is written.',
    '',
    ...parts,
    '## Records',
    '',
    'Each of the rights is enough to create a record of the kind, to change it, or to write the one field.',
    '',
    '| record | rights |',
    '| --- | --- |',
    ...writersOf(kinds),
    '',
  ].join('\n')
}
