import type { PlanLeftOut } from '#shared/model/foreignPlan'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Day } from '#shared/domain/day'
import { type Language, type Wording, wordingIn } from '#shared/domain/wording'
import type { FlatFigure } from '#shared/insight/figures'
import type { BoardCounts } from '#shared/projections/import/boardCounts'
import type { PlanCounts } from '#shared/projections/import/planCounts'
import enCommand from '../../src-renderer/locales/en/command.json'
import zhCommand from '../../src-renderer/locales/zh/command.json'
import { figureLine } from './figureWords'
import { helpText } from './helpText'
import { kindWords } from './kindWords'
import { leftOutLines } from './leftOutWords'
import type { MadeRecord } from './madeRecords'
import { type Scheduled, scheduledWords } from './scheduleWords'
import { terminalText } from './terminalText'
import type { Converted, MergedFiles, VerbRefusal, Verified } from './verbWords'
import { en } from './verbWordsEn'
import { zh } from './verbWordsZh'

interface Came {
  readonly counts: BoardCounts | PlanCounts
  readonly leftOut: readonly PlanLeftOut[]
  readonly output: string
}

interface ConvertedInto extends Converted {
  readonly name: string
  readonly output: string
}

interface Reported {
  readonly name: Wording
  readonly plan: PlanSnapshot
  readonly figures: Readonly<Record<string, FlatFigure>>
  readonly day: Day
}

/** What a command did; `name` is its key in the locale files. */
interface Ran {
  readonly name: string
  readonly isChanged: boolean
  readonly made: readonly MadeRecord[]
}

export interface Sentences {
  readonly help: string
  readonly came: (came: Came) => string
  readonly reported: (reported: Reported) => string
  readonly ran: (ran: Ran) => string
  readonly scheduled: (scheduled: Scheduled) => string
  readonly converted: (converted: ConvertedInto) => string
  readonly merged: (merged: MergedFiles) => string
  readonly verified: (verified: Verified) => string
  readonly wrote: (files: readonly string[]) => string
  readonly word: (wording: Wording) => string
  readonly refusal: (refusal: VerbRefusal) => string
}

/** `key` is `command.<name>`. */
function commandName(language: Language, key: string): string {
  const names: Readonly<Record<string, string>> = language === 'zh' ? zhCommand : enCommand
  return names[key.slice(key.indexOf('.') + 1)] ?? key
}

function sentencesIn(language: Language): Sentences {
  const words = language === 'zh' ? zh : en
  const listed = (title: string, leftOut: readonly PlanLeftOut[]): string[] => {
    const left = leftOutLines(language, leftOut).map(line => `  ${line}`)
    return left.length > 0 ? [title, ...left] : []
  }
  const came = ({ counts, leftOut, output }: Came): string => {
    const told = 'phases' in counts ? words.planCame(counts) : words.counts(counts)
    const lines = told.map(line => `  ${line}`)
    return [words.title(terminalText(counts.name), output), ...lines, ...listed(words.leftOut, leftOut)].join(
      '\n',
    )
  }
  const converted = ({ name, output, leftOut, ...counts }: ConvertedInto): string => {
    const lines = words.planCounts({ ...counts, leftOut }).map(line => `  ${line}`)
    const title = words.converted(terminalText(name), output)
    return [title, ...lines, ...listed(words.notConverted, leftOut)].join('\n')
  }
  const refusal = (refusal: VerbRefusal): string => {
    const tell = words.told[refusal.refused] as (refusal: VerbRefusal) => string
    return terminalText(tell(refusal))
  }
  return {
    help: helpText[language],
    came: told => `${came(told)}\n`,
    ran: ({ name, isChanged, made }) => {
      const lines = made.map(({ kind, id }) => `  ${kindWords[language][kind]} ${id}`)
      return `${[words.ran(commandName(language, name), isChanged), ...lines].join('\n')}\n`
    },
    reported: told => `${reported(language, told)}\n`,
    scheduled: told => scheduledWords(language, told),
    converted: told => `${converted(told)}\n`,
    merged: told => `${terminalText(words.merged(told))}\n`,
    verified: told => `${words.verified(told).map(terminalText).join('\n  ')}\n`,
    wrote: files => `${[words.wrote(files.length), ...files.map(terminalText)].join('\n  ')}\n`,
    word: wording => wordingIn(wording, language),
    refusal,
  }
}

function reported(language: Language, { name, plan, figures, day }: Reported): string {
  const { reportOf } = language === 'zh' ? zh : en
  const lines = Object.entries(figures).map(figure => figureLine(language, plan, figure))
  return [reportOf(wordingIn(name, language), day), ...lines].join('\n  ')
}

/** By the same variables, in the same order, as other programs on a command line. */
export function sentencesFor(env: Readonly<Record<string, string | undefined>>): Sentences {
  const language = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return sentencesIn(language.toLowerCase().startsWith('zh') ? 'zh' : 'en')
}
