import { parseArgs } from 'node:util'

export interface Flags {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly origins: readonly string[]
  readonly hasJsonLog: boolean
}

export type FlagRefusal =
  | { readonly refused: 'unknownFlag'; readonly flag: string }
  | { readonly refused: 'noValue'; readonly flag: string }
  | { readonly refused: 'badPort'; readonly value: string }
  | { readonly refused: 'badOrigin'; readonly value: string }
  | { readonly refused: 'noData' }
  | { readonly refused: 'notOpen' }

const options = {
  port: { type: 'string', default: '4100' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string' },
  origin: { type: 'string', multiple: true, default: [] as string[] },
  open: { type: 'boolean', default: false },
  'json-log': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const LAST_PORT = 65_535

/** What the command line asks for. */
export function readFlags(argv: readonly string[]): Flags | { readonly help: true } | FlagRefusal {
  if (argv.includes('--help') || argv.includes('-h')) return { help: true }
  const wrong = findWrong(argv)
  if (wrong !== null) return wrong
  const { values } = parseArgs({ args: [...argv], options })
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : LAST_PORT + 1
  if (port > LAST_PORT) return { refused: 'badPort', value: values.port }
  const badOrigin = values.origin.find(origin => !isOrigin(origin))
  if (badOrigin !== undefined) return { refused: 'badOrigin', value: badOrigin }
  if (!values.open) return { refused: 'notOpen' }
  if (values.data === undefined) return { refused: 'noData' }
  const { host, data, origin: origins } = values
  return { port, host, data, origins, hasJsonLog: values['json-log'] }
}

function findWrong(argv: readonly string[]): FlagRefusal | null {
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'positional') return { refused: 'unknownFlag', flag: token.value }
    if (token.kind !== 'option') continue
    const option = Object.entries(options).find(([name]) => name === token.name)?.[1]
    const takesValue = option?.type === 'string'
    if (option === undefined || (!takesValue && token.value !== undefined)) {
      return { refused: 'unknownFlag', flag: token.rawName }
    }
    if (takesValue && isMissing(token.value, token.inlineValue))
      return { refused: 'noValue', flag: token.rawName }
  }
  return null
}

/** `--data --open` takes `--open` for the value, which nobody means. */
function isMissing(value: string | undefined, isInline: boolean | undefined): boolean {
  return value === undefined || value === '' || (!isInline && value.startsWith('-'))
}

function isOrigin(value: string): boolean {
  try {
    return new URL(value).origin === value
  } catch {
    return false
  }
}
