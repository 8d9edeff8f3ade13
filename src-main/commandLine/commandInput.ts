import Ajv, { type ErrorObject } from 'ajv'
import { meCommands, planCommands, workspaceCommands } from '#shared/commands/catalogue'
import type { Refusal } from '#shared/domain/refusal'
import type { AnyIntent } from '#shared/host/dispatch/decide'
import schemas from '../../docs/commands.schema.json'

export type CommandSet = 'plan' | 'workspace' | 'me'

/** What is wrong with an input, told of its first fault. `at` is the path to it, such as `/timing/start`. */
export type InputRefusal =
  | { readonly refused: 'unknownCommand'; readonly command: string }
  | { readonly refused: 'programCommand'; readonly command: string }
  | { readonly refused: 'notJson'; readonly text: string }
  | { readonly refused: 'missingInput'; readonly at: string; readonly name: string }
  | { readonly refused: 'unknownInput'; readonly at: string; readonly name: string }
  | { readonly refused: 'wrongInput'; readonly at: string; readonly expected: string }

export type RunRefusal =
  | InputRefusal
  | { readonly refused: 'relayUnreachable'; readonly address: string }
  | { readonly refused: 'versionTooOld'; readonly side: 'app' | 'relay'; readonly address: string }
  | { readonly refused: 'noSuchProject'; readonly project: string }
  /** The command itself said no. */
  | { readonly refused: 'commandRefused'; readonly why: Refusal }

const sets = { plan: planCommands, workspace: workspaceCommands, me: meCommands } as const

export interface AskedCommand {
  readonly command: string
  readonly json: string
  /** Of commands that a project and the workspace both know, the workspace's. */
  readonly isOfWorkspace: boolean
}

/** The intent that somebody wrote, checked against the schema of its command. */
export function readIntent({
  command,
  json,
  isOfWorkspace,
}: AskedCommand): (AnyIntent & { readonly set: CommandSet }) | InputRefusal {
  const order: readonly CommandSet[] = isOfWorkspace
    ? ['workspace', 'plan', 'me']
    : ['plan', 'workspace', 'me']
  const set = order.find(name => Object.hasOwn(sets[name], command))
  if (set === undefined) return { refused: 'unknownCommand', command }
  const known: Readonly<Record<string, object>> = schemas.sets[set]
  if (!Object.hasOwn(known, command)) return { refused: 'programCommand', command }
  const input = parsed(json)
  if (input === undefined) return { refused: 'notJson', text: json }
  return refusalOf(set, command, input) ?? { set, command, input }
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}

function refusalOf(set: CommandSet, command: string, input: unknown): InputRefusal | null {
  const ajv = new Ajv({ strict: false }).addSchema(schemas, 'commands')
  const isValid = ajv.compile({ $ref: `commands#/sets/${set}/${command}` })
  if (isValid(input)) return null
  const [fault] = [...(isValid.errors ?? [])].sort((a, b) => depthOf(b) - depthOf(a))
  return fault === undefined ? { refused: 'wrongInput', at: '/', expected: 'object' } : told(fault)
}

/** Of the alternatives of a union the one that got furthest is what was meant. */
function depthOf({ instancePath, keyword }: ErrorObject): number {
  return instancePath.split('/').length * 2 - (keyword === 'anyOf' ? 1 : 0)
}

function told({ instancePath, keyword, params }: ErrorObject): InputRefusal {
  const at = instancePath === '' ? '/' : instancePath
  const { missingProperty, additionalProperty, type, allowedValues, allowedValue } = params as Record<
    string,
    unknown
  >
  if (keyword === 'required') return { refused: 'missingInput', at, name: String(missingProperty) }
  if (keyword === 'additionalProperties')
    return { refused: 'unknownInput', at, name: String(additionalProperty) }
  const expected = type ?? allowedValues ?? allowedValue ?? keyword
  return { refused: 'wrongInput', at, expected: [expected].flat().map(String).join(', ') }
}
