import Ajv, { type ErrorObject } from 'ajv'
import { meCommands, planCommands, workspaceCommands } from '#shared/commands/catalogue'
import type { Refusal } from '#shared/domain/refusal'
import { isValue } from '#shared/domain/value'
import type { AnyIntent } from '#shared/host/dispatch/decide'
import { nearest } from './nearest'
import schemas from '../../docs/commands.schema.json'

export type CommandSet = 'plan' | 'workspace' | 'me'

/** What is wrong with an input, told of its first fault. `at` is the command, or the way to the value, such as `timing.start`. */
export type InputRefusal =
  /** `near` is the command that was most likely meant. */
  | { readonly refused: 'unknownCommand'; readonly command: string; readonly near: string | null }
  | { readonly refused: 'notOfWorkspace'; readonly command: string }
  | { readonly refused: 'programCommand'; readonly command: string }
  | { readonly refused: 'notJson'; readonly text: string }
  | { readonly refused: 'missingInput'; readonly at: string; readonly name: string }
  | { readonly refused: 'unknownInput'; readonly at: string; readonly name: string }
  | { readonly refused: 'wrongInput'; readonly at: string; readonly expected: string }

export type RunRefusal =
  | InputRefusal
  | { readonly refused: 'relayUnreachable'; readonly address: string }
  /** After the command was dispatched. */
  | { readonly refused: 'connectionLost'; readonly address: string }
  | { readonly refused: 'versionTooOld'; readonly side: 'app' | 'relay'; readonly address: string }
  | { readonly refused: 'noSuchProject'; readonly project: string }
  | { readonly refused: 'severalProjects'; readonly project: string; readonly ids: string }
  /** `near` are people who are there, as `id (name)`, those first whom it could mean. */
  | { readonly refused: 'noSuchPerson'; readonly person: string; readonly near: readonly string[] }
  | { readonly refused: 'notInFile'; readonly command: string }
  /** The command itself said no. */
  | { readonly refused: 'commandRefused'; readonly why: Refusal }

const sets = { plan: planCommands, workspace: workspaceCommands, me: meCommands } as const

export interface AskedCommand {
  readonly command: string
  readonly json: string
  /** Of commands that a project and the workspace both know, the workspace's. */
  readonly isOfWorkspace: boolean
}

/** Whether a project file holds what a command changes. */
export function isInProjectFile({ set, command }: AnyIntent & { readonly set: CommandSet }): boolean {
  const known: Readonly<Record<string, { readonly isInProjectFile: boolean }>> = sets[set]
  return known[command]?.isInProjectFile === true
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
  if (set === undefined)
    return {
      refused: 'unknownCommand',
      command,
      near: nearest(
        command,
        order.flatMap(name => Object.keys(sets[name])),
      ),
    }
  if (isOfWorkspace && set !== 'workspace') return { refused: 'notOfWorkspace', command }
  const known: Readonly<Record<string, object>> = schemas.sets[set]
  if (!Object.hasOwn(known, command)) return { refused: 'programCommand', command }
  const input = parsed(json)
  if (input === undefined) return { refused: 'notJson', text: json }
  if (!isValue(input)) return { refused: 'notJson', text: json }
  const wrong = refusalOf(set, command, input)
  return wrong ?? { set, command, input }
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
  return fault === undefined
    ? { refused: 'wrongInput', at: command, expected: 'object' }
    : told(command, fault)
}

/** Of the alternatives of a union the one that got furthest is what was meant. */
function depthOf({ instancePath, keyword }: ErrorObject): number {
  return instancePath.split('/').length * 2 - (keyword === 'anyOf' ? 1 : 0)
}

function told(command: string, { instancePath, keyword, params }: ErrorObject): InputRefusal {
  // As a person reads it: the command, or the way to the value.
  const at = instancePath === '' ? command : instancePath.slice(1).replaceAll('/', '.')
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
