import type { FlatFigure, Unit } from '#shared/insight/figures'
import { type Language, type Wording, wordingIn } from '#shared/domain/wording'
import type { PlanSnapshot } from '#shared/model/snapshot'
import enStatus from '../../src-renderer/locales/en/status.json'
import zhStatus from '../../src-renderer/locales/zh/status.json'

const statusNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: zhStatus,
  en: enStatus,
}

const zh: Readonly<Record<string, string>> = {
  onTimeLaunch: '上线准时率',
  overdue: '逾期率（首次计划）',
  overdueNow: '逾期率（当前截止日）',
  lateDays: '平均逾期',
  noDue: '没有截止日',
  materialReady: '物料准备完成率',
  cycle: '任务周期',
  cycleCalendar: '任务周期（自然日）',
  lead: '前置时间',
  median: '中位数',
  p85: 'P85',
  mean: '平均',
  untimed: '未计时',
  hours: '工时合计',
  share: '占比',
  medianHours: '工时中位数',
  startShift: '开始偏差',
  finishShift: '完成偏差',
  doingHours: '在做工时',
  waitingHours: '等待工时',
  waits: '等待',
  firstPass: '一次通过率',
  reworkIndex: '返工指数',
  slips: '延误的任务',
  days: '延误合计',
  moves: '改期次数',
  milestoneVariance: '里程碑偏差',
  noPhase: '没有阶段',
}

const en: typeof zh = {
  onTimeLaunch: 'On-time launch',
  overdue: 'Overdue (first plan)',
  overdueNow: 'Overdue (current due)',
  lateDays: 'average lateness',
  noDue: 'without a due date',
  materialReady: 'Materials ready',
  cycle: 'Cycle time',
  cycleCalendar: 'Cycle time (calendar days)',
  lead: 'Lead time',
  median: 'median',
  p85: 'P85',
  mean: 'mean',
  untimed: 'untimed',
  hours: 'hours',
  share: 'share',
  medianHours: 'median hours',
  startShift: 'start shift',
  finishShift: 'finish shift',
  doingHours: 'hours of work',
  waitingHours: 'hours of waiting',
  waits: 'Waiting',
  firstPass: 'First pass',
  reworkIndex: 'Rework index',
  slips: 'Slipped tasks',
  days: 'days slipped',
  moves: 'Reschedulings',
  milestoneVariance: 'Milestone variance',
  noPhase: 'Without a phase',
}

const units: Readonly<Record<Language, Readonly<Record<Unit, string>>>> = {
  zh: { percent: '%', workingDays: ' 个工作日', days: ' 天', hours: ' 工时', count: '', ratio: '' },
  en: { percent: '%', workingDays: ' wd', days: ' d', hours: ' h', count: '', ratio: '' },
}

/** `  On-time launch: 83.3% (n=6)`, a dash where nothing was counted. */
export function figureLine(
  language: Language,
  plan: PlanSnapshot,
  [name, { value, n, unit }]: readonly [string, FlatFigure],
): string {
  const told = value === null ? '—' : `${value}${units[language][unit]}`
  return `${nameOf(language, plan, name)}: ${told} (n=${n})`
}

/** `status.<id>.hours`: an id may hold dots, the kind before and the measure behind it do not. */
const OF_RECORD = /^(status|phase|goal)\.(.+?)(?:\.([A-Za-z]+))?$/

function nameOf(language: Language, plan: PlanSnapshot, name: string): string {
  const words = language === 'zh' ? zh : en
  const word = (key: string): string => words[key] ?? key
  const record = OF_RECORD.exec(name)
  const parts =
    record === null
      ? name.split('.').map(word)
      : [recordName(language, plan, record), ...(record[3] === undefined ? [] : [word(record[3])])]
  return parts.join(' · ')
}

function recordName(language: Language, plan: PlanSnapshot, [, kind, id = '']: RegExpExecArray): string {
  const name = wordingOf(plan, kind, id)
  if (name !== null && name !== undefined) return wordingIn(name, language)
  if (kind === 'phase') return (language === 'zh' ? zh : en).noPhase ?? id
  return statusNames[language][id] ?? id
}

function wordingOf(plan: PlanSnapshot, kind: string | undefined, id: string): Wording | null | undefined {
  if (kind === 'status') return plan.status.get(id)?.name
  return kind === 'phase' ? plan.phase.get(id)?.name : plan.goal.get(id)?.name
}
