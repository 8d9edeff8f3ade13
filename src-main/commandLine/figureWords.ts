import type { FlatFigure, Unit } from '#shared/insight/figures'
import { type Language, type Wording, wordingIn } from '#shared/domain/wording'
import type { PlanSnapshot } from '#shared/model/snapshot'
import enRetro from '../../src-renderer/locales/en/retro.json'
import zhRetro from '../../src-renderer/locales/zh/retro.json'
import enStatus from '../../src-renderer/locales/en/status.json'
import zhStatus from '../../src-renderer/locales/zh/status.json'

const statusNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: zhStatus,
  en: enStatus,
}

const zh: Readonly<Record<string, string>> = {
  onTimeLaunch: zhRetro.figure.launch,
  overdue: zhRetro.figure.overdue,
  overdueNow: zhRetro.figure.overdueNow,
  lateDays: '平均逾期',
  noDue: '没有截止日',
  materialReady: zhRetro.figure.material,
  cycle: zhRetro.pace.cycle,
  cycleCalendar: zhRetro.pace.cycleCalendar,
  lead: zhRetro.pace.lead,
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
  firstPass: zhRetro.figure.firstPass,
  reworkIndex: zhRetro.pace.rework,
  slips: '延误的任务',
  days: '延误合计',
  moves: '改期次数',
  milestoneVariance: zhRetro.pace.variance,
  noPhase: zhRetro.plan.noPhase,
}

const en: typeof zh = {
  onTimeLaunch: enRetro.figure.launch,
  overdue: enRetro.figure.overdue,
  overdueNow: enRetro.figure.overdueNow,
  lateDays: 'average lateness',
  noDue: 'without a due date',
  materialReady: enRetro.figure.material,
  cycle: enRetro.pace.cycle,
  cycleCalendar: enRetro.pace.cycleCalendar,
  lead: enRetro.pace.lead,
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
  firstPass: enRetro.figure.firstPass,
  reworkIndex: enRetro.pace.rework,
  slips: 'Slipped tasks',
  days: 'days slipped',
  moves: 'Reschedulings',
  milestoneVariance: enRetro.pace.variance,
  noPhase: enRetro.plan.noPhase,
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
