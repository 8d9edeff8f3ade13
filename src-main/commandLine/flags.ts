import { parseArgs } from 'node:util'

export type FlagRefusal =
  | { readonly refused: 'unknownFlag'; readonly flag: string }
  | { readonly refused: 'noFile' }
  | { readonly refused: 'oneFile'; readonly file: string }
  | { readonly refused: 'noOutput' }
  | { readonly refused: 'sameFile' }

export interface ImportFlags {
  readonly file: string
  readonly output: string
  readonly isJson: boolean
  readonly isForced: boolean
}

const options = {
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean' },
  force: { type: 'boolean' },
} as const

export function readImportFlags(args: readonly string[]): ImportFlags | FlagRefusal {
  // Not strict: what is wrong is said in the person's language.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name)) {
      return { refused: 'unknownFlag', flag: token.rawName }
    }
  }
  const [file, second] = positionals
  if (file === undefined || file === '') return { refused: 'noFile' }
  if (second !== undefined) return { refused: 'oneFile', file: second }
  if (typeof values.output !== 'string' || values.output === '') return { refused: 'noOutput' }
  return { file, output: values.output, isJson: values.json === true, isForced: values.force === true }
}
