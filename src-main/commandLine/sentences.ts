import type { PlanLeftOut } from '#shared/model/foreignPlan'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Refusal } from '#shared/domain/refusal'
import type { Day } from '#shared/domain/day'
import { type Language, type Wording, wordingIn } from '#shared/domain/wording'
import type { Kind } from '#shared/model/kinds'
import type { FlatFigure } from '#shared/insight/figures'
import type { BoardCounts } from '#shared/projections/import/boardCounts'
import type { PlanCounts } from '#shared/projections/import/planCounts'
import enCommand from '../../src-renderer/locales/en/command.json'
import zhCommand from '../../src-renderer/locales/zh/command.json'
import enRefusal from '../../src-renderer/locales/en/refusal.json'
import zhRefusal from '../../src-renderer/locales/zh/refusal.json'
import type { RunRefusal } from './commandInput'
import { figureLine } from './figureWords'
import type { FileRefusal } from './files'
import type { FlagRefusal } from './flags'
import { helpText } from './helpText'
import { kindWords } from './kindWords'
import { leftOutLines } from './leftOutWords'
import type { MadeRecord } from './madeRecords'
import { type Scheduled, scheduledWords } from './scheduleWords'
import { terminalText } from './terminalText'

export type VerbRefusal =
  | FlagRefusal
  | FileRefusal
  | RunRefusal
  | { readonly refused: 'unknownVerb'; readonly verb: string; readonly near: string | null }

interface Came {
  readonly counts: BoardCounts | PlanCounts
  readonly leftOut: readonly PlanLeftOut[]
  readonly output: string
}

export interface Converted {
  readonly tasks: number
  readonly dependencies: number
  readonly calendars: number
  readonly leftOut: readonly PlanLeftOut[]
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
  readonly word: (wording: Wording) => string
  readonly refusal: (refusal: VerbRefusal) => string
}

type RefusalSentences = { readonly [R in VerbRefusal as R['refused']]: (refusal: R) => string }

interface Words {
  readonly title: (name: string, output: string) => string
  readonly counts: (counts: BoardCounts) => readonly string[]
  readonly planCame: (counts: PlanCounts) => readonly string[]
  readonly leftOut: string
  readonly notConverted: string
  readonly reportOf: (name: string, day: Day) => string
  readonly converted: (name: string, output: string) => string
  readonly planCounts: (counts: Converted) => readonly string[]
  readonly ran: (name: string, isChanged: boolean) => string
  readonly told: RefusalSentences
}

const refusals = {
  zh: zhRefusal,
  en: enRefusal,
} as const

const zh: Words = {
  title: (name, output) => `已导入「${name}」，写入 ${output}`,
  counts: c => [
    `列表 ${c.lists}，其中已归档 ${c.listsClosed}`,
    `卡片 ${c.cards}，其中已归档 ${c.cardsClosed}`,
    `卡片上的标签 ${c.labelUses}`,
    `清单 ${c.checklists}，清单项 ${c.checkItems}，其中已勾选 ${c.checkItemsDone}`,
    `成员 ${c.members}，卡片成员 ${c.memberAssignments}`,
    `评论 ${c.comments}`,
    `附件 ${c.attachments}`,
    `截止日期 ${c.due}，标记为完成 ${c.dueComplete}`,
    `移动列表的记录 ${c.listMoves}`,
  ],
  planCame: c => [
    `阶段 ${c.phases}，任务 ${c.tasks}，其中里程碑 ${c.milestones}、子任务 ${c.parts}`,
    `依赖 ${c.dependencies}`,
    `约束、固定日期和截止 ${c.constraints}，已开始 ${c.begun}`,
    `人员 ${c.members}，备注 ${c.notes}`,
    `日历日 ${c.calendarDays}`,
  ],
  leftOut: '没有导入：',
  notConverted: '没有转换：',
  reportOf: (name, day) => `「${name}」的复盘数字，截至 ${day}`,
  converted: (name, output) => `已转换${name ? `「${name}」` : '计划'}，写入 ${output}`,
  ran: (name, isChanged) => (isChanged ? `已执行：${name}` : `${name}：没有需要改的`),
  planCounts: c => [`任务 ${c.tasks}`, `依赖 ${c.dependencies}`, `日历 ${c.calendars}`],
  told: {
    unknownVerb: ({ verb, near }) =>
      `没有 ${verb} 这个命令${near === null ? '' : `（是不是 ${near}？）`}；用 --help 查看全部命令。`,
    unknownFlag: ({ flag }) => `没有 ${flag} 这个参数；用 --help 查看全部参数。`,
    noFile: () => '请说明是哪个文件；用 --help 查看写法。',
    oneFile: ({ file }) => `一次只能给一个文件，多出了 ${file}。`,
    sameFile: () => '输出不能是导入的文件本身；请换一个 -o 输出。',
    noOutput: () => '请说明项目文件写到哪里：-o 输出。',
    noConverted: () => '请说明写到哪里：convert 文件 输出。',
    twoFiles: ({ file }) => `convert 只要一个文件和一个输出，多出了 ${file}。`,
    badFormat: ({ file }) =>
      `不能写成 ${file}：只能写 .xml（MS Project）、.json（计划 JSON）和 .gan（GanttProject）。`,
    sameConverted: () => '输出不能是要转换的文件本身；请换一个输出。',
    badFrom: ({ text }) => `${text} 不是日期，请写成 2026-11-11 或 2026-11-11T09:00 这样。`,
    badCalendar: ({ text }) => `没有 ${text} 这个日历，只有 cn、weekdays 和 none。`,
    noSuchFile: ({ file }) => `没有 ${file} 这个文件。`,
    isFolder: ({ file }) => `${file} 是文件夹，不是文件。`,
    cannotRead: ({ file, code }) => `无法读取 ${file}（${code}）。`,
    outputExists: ({ file }) => `${file} 已存在；换一个名字，或加 --force 覆盖。`,
    cannotWrite: ({ file, code }) => `无法写入 ${file}（${code}）。`,
    badFile: ({ file, why }) => `${file}：${explained('zh', why)}`,
    noJson: ({ command }) =>
      `${command} 还缺少 JSON，例如 '{"taskId":"D11-01"}'；每个操作要写什么见 docs/commands.schema.json。`,
    badAddress: ({ text }) => `${text}：中继地址要以 ws:// 开头，例如 ws://127.0.0.1:4475。`,
    notOfWorkspace: ({ command }) => `${command} 只能用在项目上，请去掉 --workspace。`,
    noCommand: () => "请说明做什么：run 文件 命令 'JSON'，或 run ws://主机:端口 项目 命令 'JSON'。",
    tooMany: ({ text }) => `多出了 ${text}；JSON 要放在一对单引号里。`,
    unknownCommand: ({ command, near }) =>
      `没有 ${command} 这个操作${near === null ? '' : `（是不是 ${near}？）`}；docs/commands.md 列出了全部操作。`,
    programCommand: ({ command }) => `${command} 不能用 JSON 写出；请用 import，或在窗口里复制项目。`,
    notJson: ({ text }) => `${text} 不是 JSON，请写成 '{"taskId":"D11-01","title":"启动会"}' 这样。`,
    missingInput: ({ at, name }) => `${at} 还需要 ${name}。`,
    unknownInput: ({ at, name }) => `${at} 没有 ${name} 这一项。`,
    wrongInput: ({ at, expected }) => `${at} 要写${valueWords('zh', expected)}。`,
    versionTooOld: ({ side, address }) =>
      side === 'app'
        ? `这个应用太旧，${address} 的中继不再支持；请更新应用。没有写入任何内容。`
        : `${address} 的中继太旧，不支持这个应用；请更新中继。没有写入任何内容。`,
    relayUnreachable: ({ address }) => `连不上 ${address}。没有写入任何内容。`,
    connectionLost: ({ address }) => `和 ${address} 的连接中断，不知道改动是否已送达，请到应用里看一下。`,
    severalProjects: ({ project, ids }) => `有多个项目叫「${project}」，请写编号：${ids}。`,
    notInFile: ({ command }) => `项目文件里没有 ${command} 要改的内容；请在窗口里操作，或连上中继执行。`,
    badPerson: ({ text }) => `${text} 不是成员编号。`,
    noSuchPerson: ({ person, near }) =>
      `那里没有编号为 ${person} 的成员；${near.length === 0 ? '还没有任何成员' : `有：${near.join('、')}`}。`,
    noSuchProject: ({ project }) => `那里没有「${project}」这个项目。`,
    commandRefused: ({ why }) => explained('zh', why),
  },
}

const en: Words = {
  title: (name, output) => `Imported "${name}" into ${output}`,
  counts: c => [
    `Lists ${c.lists}, archived ${c.listsClosed}`,
    `Cards ${c.cards}, archived ${c.cardsClosed}`,
    `Labels on cards ${c.labelUses}`,
    `Checklists ${c.checklists}, items ${c.checkItems}, ticked ${c.checkItemsDone}`,
    `Members ${c.members}, on cards ${c.memberAssignments}`,
    `Comments ${c.comments}`,
    `Attachments ${c.attachments}`,
    `Due dates ${c.due}, marked complete ${c.dueComplete}`,
    `Moves between lists ${c.listMoves}`,
  ],
  planCame: c => [
    `Phases ${c.phases}, tasks ${c.tasks}, milestones ${c.milestones}, parts of others ${c.parts}`,
    `Dependencies ${c.dependencies}`,
    `Constraints, pins and deadlines ${c.constraints}, begun ${c.begun}`,
    `People ${c.members}, notes ${c.notes}`,
    `Calendar days ${c.calendarDays}`,
  ],
  leftOut: 'Left out:',
  notConverted: 'Left out:',
  reportOf: (name, day) => `The retrospective of "${name}", as of ${day}`,
  converted: (name, output) => `Converted ${name ? `"${name}"` : 'the plan'} into ${output}`,
  ran: (name, isChanged) => (isChanged ? `Done: ${name}` : `${name}: nothing to change`),
  planCounts: c => [`Tasks ${c.tasks}`, `Dependencies ${c.dependencies}`, `Calendars ${c.calendars}`],
  told: {
    unknownVerb: ({ verb, near }) =>
      `There is no command ${verb}${near === null ? '' : ` (${near}?)`}; --help shows those there are.`,
    unknownFlag: ({ flag }) => `There is no flag ${flag}; --help shows those there are.`,
    noFile: () => 'Say which file; --help shows how.',
    oneFile: ({ file }) => `One file at a time: ${file} is too many.`,
    sameFile: () => 'The project file can not go over the file that is imported; give another -o OUT.',
    noOutput: () => 'Say where the project file shall go: -o OUT.',
    noConverted: () => 'Say where the converted plan shall go: convert IN OUT.',
    twoFiles: ({ file }) => `convert takes one file and one output: ${file} is too many.`,
    badFormat: ({ file }) =>
      `${file} can not be written: only .xml (MS Project), .json (plan JSON) and .gan (GanttProject) can.`,
    sameConverted: () => 'The output can not be the file that is converted; give another one.',
    badFrom: ({ text }) => `${text} is no date; write it like 2026-11-11 or 2026-11-11T09:00.`,
    badCalendar: ({ text }) => `There is no calendar ${text}, only cn, weekdays and none.`,
    noSuchFile: ({ file }) => `There is no file ${file}.`,
    isFolder: ({ file }) => `${file} is a folder, not a file.`,
    cannotRead: ({ file, code }) => `${file} can not be read (${code}).`,
    outputExists: ({ file }) =>
      `${file} is there already; give another name, or add --force to overwrite it.`,
    cannotWrite: ({ file, code }) => `${file} can not be written (${code}).`,
    badFile: ({ file, why }) => `${file}: ${explained('en', why)}`,
    noJson: ({ command }) =>
      `The JSON for ${command} is missing, for example '{"taskId":"D11-01"}'; docs/commands.schema.json tells what each command takes.`,
    badAddress: ({ text }) => `${text}: a relay's address begins with ws://, as in ws://127.0.0.1:4475.`,
    notOfWorkspace: ({ command }) => `${command} works on a project only; leave out --workspace.`,
    noCommand: () => "Say what to do: run FILE COMMAND 'JSON', or run ws://HOST:PORT PROJECT COMMAND 'JSON'.",
    tooMany: ({ text }) => `${text} is too many; the JSON stands in one pair of single quotes.`,
    unknownCommand: ({ command, near }) =>
      `There is no ${command}${near === null ? '' : ` (${near}?)`}; docs/commands.md lists what there is.`,
    programCommand: ({ command }) =>
      `${command} can not be written as JSON; use import, or duplicate the project in the window.`,
    notJson: ({ text }) =>
      `${text} is not valid JSON; write it like '{"taskId":"D11-01","title":"Kick-off"}'.`,
    missingInput: ({ at, name }) => `${at} needs ${name}.`,
    unknownInput: ({ at, name }) => `${at} has no field ${name}.`,
    wrongInput: ({ at, expected }) => `${at} must be ${valueWords('en', expected)}.`,
    versionTooOld: ({ side, address }) =>
      side === 'app'
        ? `This app is too old for the relay at ${address}: update the app. Nothing was written.`
        : `The relay at ${address} is too old for this app: update the relay. Nothing was written.`,
    relayUnreachable: ({ address }) => `${address} can't be reached. Nothing was written.`,
    connectionLost: ({ address }) =>
      `The connection to ${address} broke; it is not known whether the change arrived. Look in the app.`,
    severalProjects: ({ project, ids }) => `Several projects are called "${project}"; give an id: ${ids}.`,
    notInFile: ({ command }) =>
      `A project file holds nothing that ${command} changes; do it in the window or at a relay.`,
    badPerson: ({ text }) => `${text} is no id of a person.`,
    noSuchPerson: ({ person, near }) =>
      `There is no person with the id ${person}; ${near.length === 0 ? 'there are no people yet' : `there are ${near.join(', ')}`}.`,
    noSuchProject: ({ project }) => `There is no project "${project}" there.`,
    commandRefused: ({ why }) => explained('en', why),
  },
}

const valueKinds: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    string: '文字（放在双引号里）',
    number: '数字',
    boolean: ' true 或 false',
    object: '成 {…} 这样',
    array: '成 […] 这样',
    pattern: '编号',
  },
  en: {
    string: 'text, in double quotes',
    number: 'a number',
    boolean: 'true or false',
    object: 'an object, {…}',
    array: 'a list, […]',
    pattern: 'an id',
  },
}

/** What a value must be, by the words of the schema. */
function valueWords(language: Language, expected: string): string {
  return expected
    .split(', ')
    .map(one => valueKinds[language][one] ?? one)
    .join(language === 'zh' ? '、' : ' or ')
}

/** `key` is `command.<name>`. */
function commandName(language: Language, key: string): string {
  const names: Readonly<Record<string, string>> = language === 'zh' ? zhCommand : enCommand
  return names[key.slice(key.indexOf('.') + 1)] ?? key
}

/** The app's own sentence for it. Which id is unknown is said here: whoever types ids has to see which one is wrong. */
function explained(language: Language, { refused, facts = {} }: Refusal): string {
  if ((refused === 'noSuchTask' || refused === 'noSuchRecord') && facts.id !== undefined) {
    const kind = kindWords[language][(facts.kind ?? 'task') as Kind]
    return language === 'zh'
      ? `没有编号为 ${facts.id} 的${kind}。`
      : `There is no ${kind} with the id ${facts.id}.`
  }
  const sentence: string = refusals[language][refused]
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''))
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
