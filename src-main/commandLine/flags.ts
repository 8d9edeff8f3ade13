import { parseArgs } from 'node:util'
import { type BuiltInCalendar, isBuiltInCalendar } from '#shared/calendar/calendarHours'
import type { Minute } from '#shared/calendar/workingTime'
import { readMoment } from '#shared/interchange/moments'

export type FlagRefusal =
  | { readonly refused: 'unknownFlag'; readonly flag: string }
  | { readonly refused: 'noFile' }
  | { readonly refused: 'oneFile'; readonly file: string }
  | { readonly refused: 'noOutput' }
  | { readonly refused: 'sameFile' }
  | { readonly refused: 'noConverted' }
  | { readonly refused: 'twoFiles'; readonly file: string }
  | { readonly refused: 'badFormat'; readonly file: string }
  | { readonly refused: 'sameConverted' }
  | { readonly refused: 'badFrom'; readonly text: string }
  | { readonly refused: 'badCalendar'; readonly text: string }
  | { readonly refused: 'noCommand' }
  | { readonly refused: 'noJson'; readonly command: string }
  | { readonly refused: 'badAddress'; readonly text: string }
  | { readonly refused: 'tooMany'; readonly text: string }
  | { readonly refused: 'badPerson'; readonly text: string }
  | { readonly refused: 'twoToMerge' }
  | { readonly refused: 'noFolder' }

export interface ImportFlags {
  readonly file: string
  readonly output: string
  readonly isJson: boolean
  readonly isForced: boolean
}

export type ConvertFlags = ImportFlags

export interface ReportFlags {
  readonly file: string
  readonly isJson: boolean
}

export interface ScheduleFlags {
  readonly file: string
  readonly isJson: boolean
  /** Null for the file's own. */
  readonly from: Minute | null
  readonly calendar: BuiltInCalendar | null
}

export interface RunFlags {
  /** A project file, or the address of a relay. */
  readonly target: string
  /** Id or name of a project at the relay; null for a file. */
  readonly project: string | null
  readonly command: string
  readonly json: string
  readonly isOfWorkspace: boolean
  /** Who is told to have done it; null for the command line itself. */
  readonly as: string | null
  readonly isJson: boolean
}

const importOptions = {
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean' },
  force: { type: 'boolean' },
} as const
const convertOptions = { json: { type: 'boolean' }, force: { type: 'boolean' } } as const
const reportOptions = { json: { type: 'boolean' } } as const
const runOptions = {
  json: { type: 'boolean' },
  workspace: { type: 'boolean' },
  as: { type: 'string' },
} as const
const scheduleOptions = {
  json: { type: 'boolean' },
  from: { type: 'string' },
  calendar: { type: 'string' },
} as const

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>

export function readImportFlags(args: readonly string[]): ImportFlags | FlagRefusal {
  const read = readFlags(args, importOptions)
  if ('refused' in read) return read
  const { file, values } = read
  if (typeof values.output !== 'string' || values.output === '') return { refused: 'noOutput' }
  return { file, output: values.output, isJson: values.json === true, isForced: values.force === true }
}

export function readConvertFlags(args: readonly string[]): ConvertFlags | FlagRefusal {
  const read = parsed(args, convertOptions)
  if ('refused' in read) return read
  const [file = '', output = '', third] = read.files
  if (file === '') return { refused: 'noFile' }
  if (output === '') return { refused: 'noConverted' }
  if (third !== undefined) return { refused: 'twoFiles', file: third }
  return { file, output, isJson: read.values.json === true, isForced: read.values.force === true }
}

export function readReportFlags(args: readonly string[]): ReportFlags | FlagRefusal {
  const read = readFlags(args, reportOptions)
  return 'refused' in read ? read : { file: read.file, isJson: read.values.json === true }
}

export function readScheduleFlags(args: readonly string[]): ScheduleFlags | FlagRefusal {
  const read = readFlags(args, scheduleOptions)
  if ('refused' in read) return read
  const { json, from, calendar } = read.values
  const at = readMoment(String(from))
  if (from !== undefined && at === null) return { refused: 'badFrom', text: String(from) }
  if (calendar === undefined) return { file: read.file, isJson: json === true, from: at, calendar: null }
  const name = String(calendar)
  return isBuiltInCalendar(name)
    ? { file: read.file, isJson: json === true, from: at, calendar: name }
    : { refused: 'badCalendar', text: name }
}

/** What people type for a relay: with another scheme, or a host and a port without one. */
const ADDRESS = /^[a-z]+:\/\/|^[\w.-]+:\d+$/i
/** As a document's name takes it. */
const PERSON = /^[0-9A-Za-z_-]{1,64}$/

export function readRunFlags(args: readonly string[]): RunFlags | FlagRefusal {
  const read = parsed(args, runOptions)
  if ('refused' in read) return read
  const [target = '', ...rest] = read.files
  if (target === '') return { refused: 'noFile' }
  if (ADDRESS.test(target) && !/^wss?:/.test(target)) return { refused: 'badAddress', text: target }
  const project = /^wss?:\/\//.test(target) ? (rest.shift() ?? '') : null
  const [command = '', json = '', more] = rest
  if (project === '' || command === '') return { refused: 'noCommand' }
  if (json === '') return { refused: 'noJson', command }
  if (more !== undefined) return { refused: 'tooMany', text: more }
  const { values } = read
  const as = typeof values.as === 'string' ? values.as : null
  if (as !== null && !PERSON.test(as)) return { refused: 'badPerson', text: as }
  return {
    target,
    project,
    command,
    json,
    isOfWorkspace: values.workspace === true,
    as,
    isJson: values.json === true,
  }
}

interface Parsed {
  readonly files: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
}

/** No flag that is not among the options. */
function parsed(args: readonly string[], options: Options): Parsed | FlagRefusal {
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
  return { files: positionals, values }
}

export interface MergeFlags {
  readonly files: readonly string[]
  readonly output: string
  readonly isJson: boolean
  readonly isForced: boolean
}

export function readMergeFlags(args: readonly string[]): MergeFlags | FlagRefusal {
  const read = parsed(args, importOptions)
  if ('refused' in read) return read
  const { files, values } = read
  if (files.length < 2) return { refused: 'twoToMerge' }
  if (typeof values.output !== 'string' || values.output === '') return { refused: 'noOutput' }
  return { files, output: values.output, isJson: values.json === true, isForced: values.force === true }
}

const backupOptions = {
  json: { type: 'boolean' },
  force: { type: 'boolean' },
  profile: { type: 'string' },
} as const

export interface BackupFlags {
  readonly folder: string
  /** Null for the app's own. */
  readonly profile: string | null
  readonly isJson: boolean
  readonly isForced: boolean
}

export function readBackupFlags(args: readonly string[]): BackupFlags | FlagRefusal {
  const read = parsed(args, backupOptions)
  if ('refused' in read) return read
  const [folder, second] = read.files
  if (folder === undefined || folder === '') return { refused: 'noFolder' }
  if (second !== undefined) return { refused: 'oneFile', file: second }
  const { profile, json, force } = read.values
  return {
    folder,
    profile: typeof profile === 'string' && profile !== '' ? profile : null,
    isJson: json === true,
    isForced: force === true,
  }
}

export interface RestoreFlags {
  readonly file: string
  /** Where the project files go. */
  readonly folder: string
  readonly isJson: boolean
  readonly isForced: boolean
}

export function readRestoreFlags(args: readonly string[]): RestoreFlags | FlagRefusal {
  const read = readFlags(args, importOptions)
  if ('refused' in read) return read
  const { output, json, force } = read.values
  const folder = typeof output === 'string' && output !== '' ? output : '.'
  return { file: read.file, folder, isJson: json === true, isForced: force === true }
}

interface Read {
  readonly file: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Exactly one file. */
function readFlags(args: readonly string[], options: Options): Read | FlagRefusal {
  const read = parsed(args, options)
  if ('refused' in read) return read
  const [file, second] = read.files
  if (file === undefined || file === '') return { refused: 'noFile' }
  return second === undefined ? { file, values: read.values } : { refused: 'oneFile', file: second }
}
