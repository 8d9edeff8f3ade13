import type { Language } from '#shared/domain/wording'
import type { PlanLeftOut, PlanPart, PlanWhy } from '#shared/interchange/planLeftOut'
import enImport from '../../src-renderer/locales/en/import.json'
import zhImport from '../../src-renderer/locales/zh/import.json'

interface PlanWords {
  readonly what: Readonly<Record<PlanPart, string>>
  readonly why: Readonly<Record<PlanWhy, string>>
}

const zh: PlanWords = {
  what: {
    resource: '资源',
    assignment: '资源分配',
    cost: '有成本的任务',
    baseline: '基线',
    notes: '备注',
    hyperlink: '超链接',
    timephased: '分时段数据（含任务拆分）',
    priority: '任务优先级',
    levelingDelay: '资源调配延迟',
    gate: '等放行的依赖',
    outlineCode: '大纲代码',
    recurringTask: '周期性任务的规则',
    subproject: '插入的子项目',
    inactiveTask: '停用的任务',
    blankRow: '空白行',
    fromFinish: '从完成日期倒排',
    dependency: '依赖',
    constraint: '日期约束',
    deadline: '截止时间',
    actual: '实际日期',
    duration: '工期',
    lag: '延隔时间',
    calendar: '日历',
    taskCalendar: '任务自己的日历',
    calendarDay: '日历的例外日',
    shift: '日历的具体班次',
    statusDate: '状态日期',
    milestone: '里程碑',
    vacation: '休假',
    colour: '任务颜色',
  },
  why: {
    notInPlan: '计划里没有对应的地方',
    otherProject: '指向另一个项目',
    switchedOff: '已停用，不参与计划',
    planDateOutOfRange: '不是 1970 到 2199 年之间的日期',
    noWorkingTime: '没有任何工作时间',
    noDate: '没有日期',
    archived: '已归档',
    notThere: '输出格式没有对应的地方',
    wholeDays: '输出格式只有整天',
    byTheClock: '输出格式没有按钟点计的时长，已换算成天',
    cycle: '会绕成一圈',
    dangling: '任务不在计划里',
    summaryFinish: '汇总任务的完成不能单独约束',
    plannedForward: '按从开始日期正排计算',
    dayBefore: '输出格式里可能停在前一个工作日末',
  },
}

const en: PlanWords = {
  what: {
    resource: 'Resources',
    assignment: 'Assignments',
    cost: 'Tasks with costs',
    baseline: 'Baselines',
    notes: 'Notes',
    hyperlink: 'Hyperlinks',
    timephased: 'Timephased data, splits included',
    priority: 'Priorities',
    levelingDelay: 'Levelling delays',
    gate: 'Dependencies that wait for a release',
    outlineCode: 'Outline codes',
    recurringTask: 'Rules of recurring tasks',
    subproject: 'Inserted projects',
    inactiveTask: 'Inactive tasks',
    blankRow: 'Blank rows',
    fromFinish: 'Planning back from the finish',
    dependency: 'Dependencies',
    constraint: 'Constraints',
    deadline: 'Deadlines',
    actual: 'Actual dates',
    duration: 'Durations',
    lag: 'Lags',
    calendar: 'Calendars',
    taskCalendar: 'Calendars of tasks',
    calendarDay: 'Exceptional days',
    shift: 'Shifts of the calendar',
    statusDate: 'Status date',
    milestone: 'Milestones',
    vacation: 'Vacations',
    colour: 'Colours of tasks',
  },
  why: {
    notInPlan: 'a plan has no place for it',
    otherProject: 'it leads to another project',
    switchedOff: 'switched off, no part of the plan',
    planDateOutOfRange: 'no date between 1970 and 2199',
    noWorkingTime: 'no working time',
    noDate: 'without a date',
    archived: 'archived',
    notThere: 'the other format has no place for it',
    wholeDays: 'the other format knows whole days only',
    byTheClock: 'the other format does not count by the clock; turned into days',
    cycle: 'it would close a loop',
    dangling: 'a task of it is not in the plan',
    summaryFinish: 'the finish of a summary can not be bound alone',
    plannedForward: 'planned forward from the start',
    dayBefore: 'in the other format it may stand at the end of the working day before',
  },
}

const words = {
  zh: {
    what: { ...zhImport.what, ...zh.what },
    why: { ...zhImport.why, ...zh.why },
    left: (what: string, count: number, why: string) => `${what} ${count}：${why}`,
  },
  en: {
    what: { ...enImport.what, ...en.what },
    why: { ...enImport.why, ...en.why },
    left: (what: string, count: number, why: string) => `${what} ${count}: ${why}`,
  },
} as const

/** A line for each thing that was left out. */
export function leftOutLines(language: Language, leftOut: readonly PlanLeftOut[]): string[] {
  const { what, why, left } = words[language]
  return leftOut.map(one => left(what[one.what], one.count, why[one.why]))
}
