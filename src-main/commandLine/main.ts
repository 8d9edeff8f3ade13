import { convertVerb } from './convertVerb'
import { importVerb } from './importVerb'
import { nearest } from './nearest'
import type { Outside } from './outside'
import { reportVerb } from './reportVerb'
import { runVerb } from './runVerb'
import { scheduleVerb } from './scheduleVerb'
import { type Sentences, sentencesFor } from './sentences'
import { terminalLog } from './terminalLog'
import type { VerbRefusal } from './verbWords'

type Verb = (args: readonly string[], outside: Outside) => Promise<VerbRefusal | null>

/** What can be done without a window. */
const verbs: ReadonlyMap<string, Verb> = new Map([
  ['import', importVerb],
  ['report', reportVerb],
  ['schedule', scheduleVerb],
  ['convert', convertVerb],
  ['run', runVerb],
])

const DONE = 0
const REFUSED = 2
/** The command that was run said no. */
const COMMAND_REFUSED = 3

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
  // npm runs a script in the folder of its package, not where it was called.
  const folder = process.env.INIT_CWD ?? process.cwd()
  const verb = verbs.get(name)
  const refusal: VerbRefusal | null =
    verb === undefined
      ? { refused: 'unknownVerb', verb: name, near: nearest(name, [...verbs.keys()]) }
      : await verb(
          args.filter(arg => arg !== '--verbose'),
          { folder, now: Date.now, say, out, log: terminalLog(isVerbose) },
        )
  if (refusal === null) return DONE
  process.stderr.write(`${isJson ? refusalJson(refusal, say) : say.refusal(refusal)}\n`)
  return refusal.refused === 'commandRefused' ? COMMAND_REFUSED : REFUSED
}

/** What was refused as the app names it, with what it is about, and the sentence for a person. */
function refusalJson(refusal: VerbRefusal, say: Sentences): string {
  const what = refusal.refused === 'commandRefused' ? refusal.why : refusal
  return JSON.stringify({ ...what, sentence: say.refusal(refusal) })
}
