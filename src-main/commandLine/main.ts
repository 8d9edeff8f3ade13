import { homedir } from 'node:os'
import { join } from 'node:path'
import { convertVerb } from './convertVerb'
import { backupVerb } from './backupVerb'
import { importVerb } from './importVerb'
import { mergeVerb } from './mergeVerb'
import { nearest } from './nearest'
import type { Outside } from './outside'
import { reportVerb } from './reportVerb'
import { restoreVerb } from './restoreVerb'
import { runVerb } from './runVerb'
import { scheduleVerb } from './scheduleVerb'
import { type Sentences, sentencesFor } from './sentences'
import { terminalLog } from './terminalLog'
import { verifyVerb } from './verifyVerb'
import type { VerbRefusal } from './verbWords'

type Verb = (args: readonly string[], outside: Outside) => Promise<VerbRefusal | null>

/** What can be done without a window. */
const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['import', importVerb],
  ['report', reportVerb],
  ['schedule', scheduleVerb],
  ['convert', convertVerb],
  ['run', runVerb],
  ['merge', mergeVerb],
  ['verify', verifyVerb],
  ['backup', backupVerb],
  ['restore', restoreVerb],
])

const DONE = 0
const REFUSED = 2
/** The command that was run said no, or a file of ours is not whole. */
const FOUND_WRONG = 3

/** Runs one verb; the answer is the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const say = sentencesFor(process.env)
  const out = (text: string): void => void process.stdout.write(text)
  const [name, ...args] = argv
  if (name === undefined || [name, ...args].some(arg => arg === '--help' || arg === '-h')) {
    out(say.help)
    return DONE
  }
  const isJson = args.includes('--json')
  const isVerbose = args.includes('--verbose')
  const verb = verbs.get(name)
  const refusal: VerbRefusal | null =
    verb === undefined
      ? { refused: 'unknownVerb', verb: name, near: nearest(name, [...verbs.keys()]) }
      : await verb(
          args.filter(arg => arg !== '--verbose'),
          { ...surroundings(), now: Date.now, say, out, log: terminalLog(isVerbose) },
        )
  if (refusal === null) return DONE
  process.stderr.write(`${isJson ? refusalJson(refusal, say) : say.refusal(refusal)}\n`)
  return ['commandRefused', 'damagedFile'].includes(refusal.refused) ? FOUND_WRONG : REFUSED
}

function surroundings(): Pick<Outside, 'folder' | 'passphrase' | 'profile'> {
  const { INIT_CWD, WARROOM_PASSPHRASE, WARROOM_PROFILE } = process.env
  return {
    // npm runs a script in the folder of its package, not where it was called.
    folder: INIT_CWD ?? process.cwd(),
    passphrase: WARROOM_PASSPHRASE || null,
    profile: WARROOM_PROFILE || join(settingsFolder(), 'Warroom'),
  }
}

/** Where programs keep what is a person's, as Electron finds it. */
function settingsFolder(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (process.platform === 'win32') return APPDATA || join(homedir(), 'AppData', 'Roaming')
  return XDG_CONFIG_HOME || join(homedir(), '.config')
}

/** What was refused as the app names it, with what it is about, and the sentence for a person. */
function refusalJson(refusal: VerbRefusal, say: Sentences): string {
  const what = refusal.refused === 'commandRefused' ? refusal.why : refusal
  return JSON.stringify({ ...what, sentence: say.refusal(refusal) })
}
