import type { LeftOut } from '#shared/domain/foreignBoard'
import type { Refusal } from '#shared/domain/refusal'
import type { Day } from '#shared/domain/day'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import { type Language, type Wording, wordingIn } from '#shared/domain/wording'
import type { FlatFigure } from '#shared/insight/figures'
import type { BoardCounts } from '#shared/projections/boardCounts'
import enImport from '../../src-renderer/locales/en/import.json'
import enRefusal from '../../src-renderer/locales/en/refusal.json'
import zhImport from '../../src-renderer/locales/zh/import.json'
import zhRefusal from '../../src-renderer/locales/zh/refusal.json'
import { figureLine } from './figureWords'
import type { FileRefusal } from './files'
import type { FlagRefusal } from './flags'
import { type Scheduled, scheduledWords } from './scheduleWords'

export type VerbRefusal =
  | FlagRefusal
  | FileRefusal
  | { readonly refused: 'unknownVerb'; readonly verb: string }

export interface Came {
  readonly counts: BoardCounts
  readonly leftOut: readonly LeftOut[]
  readonly output: string
}

export interface Reported {
  readonly name: Wording
  readonly plan: PlanSnapshot
  readonly figures: Readonly<Record<string, FlatFigure>>
  readonly day: Day
}

export interface Sentences {
  readonly help: string
  readonly came: (came: Came) => string
  readonly reported: (reported: Reported) => string
  readonly scheduled: (scheduled: Scheduled) => string
  readonly word: (wording: Wording) => string
  readonly refusal: (refusal: VerbRefusal) => string
}

type Told = { readonly [R in VerbRefusal as R['refused']]: (refusal: R) => string }

interface Words {
  readonly help: string
  readonly title: (name: string, output: string) => string
  readonly counts: (counts: BoardCounts) => readonly string[]
  readonly leftOut: string
  readonly reportOf: (name: string, day: Day) => string
  readonly left: (what: string, count: number, why: string) => string
  readonly told: Told
}

const shared = {
  zh: { refusal: zhRefusal, import: zhImport },
  en: { refusal: enRefusal, import: enImport },
} as const

const zh: Words = {
  help: `warroom import 文件 -o 输出 [--json] [--force]
warroom report 文件 [--json]
warroom schedule 文件 [--json] [--from 日期] [--calendar cn|weekdays|none]

不打开窗口，在命令行里使用作战室。

  import 文件      读取 Trello 看板的 JSON 导出文件，写成一个项目文件，并列出导入了什么
    -o 输出        项目文件写到哪里，例如 双11.warroom
    --json         以一个 JSON 对象列出
    --force        输出位置已有别的文件时也覆盖
  report 文件      打印项目文件（或 Trello 导出文件）的复盘数字，每个数字都带样本数 n
    --json         以一个 JSON 对象列出
  schedule 文件    计算计划（计划 JSON、MS Project XML、GanttProject、Trello）里每项任务的最早、最晚日期、浮动和关键任务
    --json         以一个 JSON 对象列出
    --from 日期    从这一天（或 2026-11-11T09:00）开始排
    --calendar 名称 用哪个日历：cn 中国法定节假日，weekdays 周一至周五，none 不休息
  --help           显示本说明
`,
  title: (name, output) => `已导入“${name}”，写入 ${output}`,
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
  leftOut: '没有导入：',
  reportOf: (name, day) => `“${name}”的复盘数字，截至 ${day}`,
  left: (what, count, why) => `${what} ${count}：${why}`,
  told: {
    unknownVerb: ({ verb }) => `没有 ${verb} 这个命令；用 --help 查看全部命令。`,
    unknownFlag: ({ flag }) => `没有 ${flag} 这个参数；用 --help 查看全部参数。`,
    noFile: () => '请说明是哪个文件；用 --help 查看写法。',
    oneFile: ({ file }) => `一次只能给一个文件，多出了 ${file}。`,
    sameFile: () => '输出不能是导入的文件本身；请换一个 -o 输出。',
    noOutput: () => '请说明项目文件写到哪里：-o 输出。',
    badFrom: ({ text }) => `${text} 不是日期，请写成 2026-11-11 或 2026-11-11T09:00 这样。`,
    badCalendar: ({ text }) => `没有 ${text} 这个日历，只有 cn、weekdays 和 none。`,
    noSuchFile: ({ file }) => `没有 ${file} 这个文件。`,
    cannotRead: ({ file, code }) => `无法读取 ${file}（${code}）。`,
    outputExists: ({ file }) => `${file} 已存在；换一个名字，或加 --force 覆盖。`,
    cannotWrite: ({ file, code }) => `无法写入 ${file}（${code}）。`,
    badFile: ({ file, why }) => `${file}：${explained('zh', why)}`,
  },
}

const en: Words = {
  help: `warroom import FILE -o OUT [--json] [--force]
warroom report FILE [--json]
warroom schedule FILE [--json] [--from DATE] [--calendar cn|weekdays|none]

Warroom on the command line, without a window.

  import FILE      reads the JSON export of a Trello board, writes a project file and tells what came
    -o OUT         where the project file goes, e.g. spring.warroom
    --json         tells it as one JSON object
    --force        overwrite OUT also when it is another kind of file
  report FILE      prints the retrospective's figures of a project file (or a Trello export), each with its n
    --json         as one JSON object
  schedule FILE    early and late dates, slack and critical tasks of a plan (plan JSON, MS Project XML, GanttProject, Trello)
    --json         as one JSON object
    --from DATE    plan from this day (or 2026-11-11T09:00) on
    --calendar NAME cn: China's public holidays; weekdays: Monday to Friday; none: around the clock
  --help           this text
`,
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
  leftOut: 'Left out:',
  reportOf: (name, day) => `The retrospective of "${name}", as of ${day}`,
  left: (what, count, why) => `${what} ${count}: ${why}`,
  told: {
    unknownVerb: ({ verb }) => `There is no command ${verb}; --help shows those there are.`,
    unknownFlag: ({ flag }) => `There is no flag ${flag}; --help shows those there are.`,
    noFile: () => 'Say which file; --help shows how.',
    oneFile: ({ file }) => `One file at a time: ${file} is too many.`,
    sameFile: () => 'The project file can not go over the file that is imported; give another -o OUT.',
    noOutput: () => 'Say where the project file shall go: -o OUT.',
    badFrom: ({ text }) => `${text} is no date; write it like 2026-11-11 or 2026-11-11T09:00.`,
    badCalendar: ({ text }) => `There is no calendar ${text}, only cn, weekdays and none.`,
    noSuchFile: ({ file }) => `There is no file ${file}.`,
    cannotRead: ({ file, code }) => `${file} can not be read (${code}).`,
    outputExists: ({ file }) =>
      `${file} is there already; give another name, or add --force to overwrite it.`,
    cannotWrite: ({ file, code }) => `${file} can not be written (${code}).`,
    badFile: ({ file, why }) => `${file}: ${explained('en', why)}`,
  },
}

/** The app's own sentence for it. */
function explained(language: Language, { refused, facts = {} }: Refusal): string {
  const sentence: string = shared[language].refusal[refused]
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''))
}

function sentencesIn(language: Language): Sentences {
  const words = language === 'zh' ? zh : en
  const { what, why } = shared[language].import
  const came = ({ counts, leftOut, output }: Came): string => {
    const left = leftOut.map(one => words.left(what[one.what], one.count, why[one.why]))
    const lines = [...words.counts(counts), ...(left.length > 0 ? [words.leftOut, ...left] : [])]
    return [words.title(counts.name, output), ...lines]
      .join('\n  ')
      .replace(`  ${words.leftOut}`, words.leftOut)
  }
  const refusal = (refusal: VerbRefusal): string => {
    const tell = words.told[refusal.refused] as (refusal: VerbRefusal) => string
    return tell(refusal)
  }
  return {
    help: words.help,
    came: told => `${came(told)}\n`,
    reported: told => `${reported(language, told)}\n`,
    scheduled: told => scheduledWords(language, told),
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
