import type { Language } from '#shared/domain/wording'
import { writeMoment } from '#shared/interchange/moments'
import type { PlanLeftOut } from '#shared/model/foreignPlan'
import type { Conflict, Schedule, ScheduledTask, Suspended } from '#shared/schedule/engine/result'
import { leftOutLines } from './leftOutWords'
import { terminalText } from './terminalText'

export interface Scheduled {
  readonly name: string
  readonly schedule: Schedule
  readonly leftOut: readonly PlanLeftOut[]
}

interface Words {
  readonly title: (name: string, from: string, to: string) => string
  readonly columns: readonly string[]
  readonly critical: string
  readonly leftOut: string
  readonly conflict: Readonly<Record<Conflict['kind'], string>>
  readonly missed: (what: string, by: number, chain: string) => string
  readonly suspended: (from: string, to: string, why: string) => string
  readonly why: Readonly<Record<Suspended['why'], string>>
}

const zh: Words = {
  title: (name, from, to) => `${name ? `「${name}」` : '计划'}：${from} 至 ${to}`,
  columns: ['编号', '任务', '最早开始', '最早完成', '最晚开始', '最晚完成', '浮动（分钟）', '关键'],
  critical: '关键',
  leftOut: '没有计入：',
  conflict: {
    mustStart: '必须开始于',
    mustFinish: '必须完成于',
    startNoEarlier: '不早于…开始',
    startNoLater: '不晚于…开始',
    finishNoEarlier: '不早于…完成',
    finishNoLater: '不晚于…完成',
    deadline: '截止时间',
    started: '实际开始',
    unreleased: '前置任务尚未放行，却安排在',
  },
  missed: (what, by, chain) => `冲突：${what}${by > 0 ? `，晚了 ${by} 分钟` : ''}，链路 ${chain}`,
  suspended: (from, to, why) => `依赖 ${from} → ${to} 没有计入：${why}`,
  why: { cycle: '会绕成一圈', dangling: '任务不在计划里', summaryFinish: '汇总任务的完成不能单独约束' },
}

const en: Words = {
  title: (name, from, to) => `${name ? `"${name}"` : 'The plan'}: ${from} to ${to}`,
  columns: [
    'id',
    'task',
    'early start',
    'early finish',
    'late start',
    'late finish',
    'slack (min)',
    'critical',
  ],
  critical: 'critical',
  leftOut: 'Left out:',
  conflict: {
    mustStart: 'must start on',
    mustFinish: 'must finish on',
    startNoEarlier: 'start no earlier than',
    startNoLater: 'start no later than',
    finishNoEarlier: 'finish no earlier than',
    finishNoLater: 'finish no later than',
    deadline: 'deadline',
    started: 'actual start',
    unreleased: 'before the release it waits for, on',
  },
  missed: (what, by, chain) =>
    `Conflict: ${what}${by > 0 ? ` is missed by ${by} minutes` : ''}, along ${chain}`,
  suspended: (from, to, why) => `The dependency ${from} → ${to} does not count: ${why}`,
  why: {
    cycle: 'it would close a loop',
    dangling: 'a task of it is not in the plan',
    summaryFinish: 'the finish of a summary can not be bound alone',
  },
}

/** A line a task, its columns apart by tabs, and a sentence for everything that could not be. */
export function scheduledWords(language: Language, { name, schedule, leftOut }: Scheduled): string {
  const words = language === 'zh' ? zh : en
  const { start, finish, tasks, conflicts, suspended } = schedule
  const lines = [
    words.title(terminalText(name), writeMoment(start), writeMoment(finish)),
    words.columns.join('\t'),
    ...tasks.map(task => lineOf(task, words)),
    ...conflicts.map(one =>
      words.missed(
        `${words.conflict[one.kind]} ${writeMoment(one.wanted)}`,
        one.byMinutes,
        one.chain.map(terminalText).join(' → '),
      ),
    ),
    ...suspended.map(({ from, to, why }) =>
      words.suspended(terminalText(from), terminalText(to), words.why[why]),
    ),
    ...(leftOut.length > 0 ? [words.leftOut] : []),
    ...leftOutLines(language, leftOut).map(line => `  ${line}`),
  ]
  return `${lines.join('\n')}\n`
}

function lineOf(task: ScheduledTask, { critical }: Words): string {
  const dates = [task.earlyStart, task.earlyFinish, task.lateStart, task.lateFinish].map(writeMoment)
  const isCritical = task.critical ? [critical] : []
  const [id, name] = [task.id, task.name].map(terminalText)
  return [id, name, ...dates, task.totalSlackMinutes, ...isCritical].join('\t')
}
