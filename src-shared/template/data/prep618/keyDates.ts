import { both } from '../../authoring'
import type { TemplateGoal, TemplateKeyDate } from '../../template'

/** Usual places are those of the one year that was published (2019); nobody has said what goes with which, so nothing shifts. */
export const keyDates: readonly TemplateKeyDate[] = [
  { id: 'presale', name: both('预售上线', 'Presale opens'),
    daysFromT: -24, time: '00:00', asksPerson: true, side: 'upToT', shifts: [] },
  { id: 'warmUpPage', name: both('预热版首页上线', 'Warm-up home page'),
    daysFromT: -23, time: '10:00', asksPerson: true, side: 'upToT', shifts: [] },
  { id: 'opening', name: both('开门红', 'Opening wave'),
    daysFromT: -17, time: '00:00', asksPerson: true, side: 'upToT', shifts: [] },
  { id: 'category', name: both('品类日', 'Category days'),
    daysFromT: -15, time: '00:00', asksPerson: true, side: 'upToT', shifts: [] },
  { id: 'deadline', name: both('SMART 目标截止', 'SMART deadline'),
    daysFromT: -8, time: '23:59', asksPerson: true, side: 'upToT', shifts: [] },
  { id: 'final', name: both('狂欢日', 'Final wave'),
    daysFromT: -2, time: '00:00', asksPerson: true, side: 'upToT', shifts: [] },
]

/** Both by the deadline, its own minute included. */
export const goals: readonly TemplateGoal[] = [
  { id: 'G1', name: both('营销物料准备完成率', 'Marketing materials ready'),
    metric: 'materialReady', target: 1, tag: 'material', by: 'deadline' },
  { id: 'G2', name: both('营销活动上线准时率', 'Campaign launches on time'),
    metric: 'onTimeLaunch', target: 1, tag: 'launch', by: 'deadline' },
]
