import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import enDid from '../../src-renderer/locales/en/did.json'
import enName from '../../src-renderer/locales/en/command.json'
import zhDid from '../../src-renderer/locales/zh/did.json'
import zhName from '../../src-renderer/locales/zh/command.json'
import { meCommands, planCommands, workspaceCommands } from '#shared/commands/catalogue'
import { commandDocs } from '../../build/commands/docs.mjs'

const root = join(import.meta.dirname, '..', '..')

it('[DISPATCH-8] the page and the schema of the commands are what the catalogue makes of them', async () => {
  const made = await commandDocs()
  const stored = Object.fromEntries(
    Object.keys(made).map(file => [file, readFileSync(join(root, file), 'utf8')]),
  )
  expect(stored, 'npm run docs').toEqual(made)
})

it('[DISPATCH-9] every command has its words in both languages', () => {
  const commands = Object.keys({ ...planCommands, ...workspaceCommands, ...meCommands })
  for (const words of [zhName, enName, zhDid, enDid]) {
    expect(commands.filter(command => !Object.hasOwn(words, command))).toEqual([])
  }
})
