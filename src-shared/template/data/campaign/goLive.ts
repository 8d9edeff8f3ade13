import { after, afterStartOf, approvedBy, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'
import { goNoGo } from '../checklists'

/** From the last preparations to what the next campaign learns. */
export const goLiveTasks: readonly TemplateTask[] = [
  ...tasksIn('go-live', [
    { id: 'CP-31', title: both('客服培训与排班', 'Customer-service training & roster'),
      role: 'cs', startOffset: -9, days: 3,
      deliverable: both('排班表、话术', 'Roster and scripts'),
      dependencies: after('CP-28') },
    { id: 'CP-32', title: both('仓储发货预案', 'Shipping plan'),
      role: 'warehouse', startOffset: -9, days: 2,
      deliverable: both('发货预案', 'Shipping plan'),
      dependencies: after('CP-16') },
    { id: 'CP-33', title: both('上线总检查 Go/No-Go', 'Go/No-Go before go-live'),
      role: 'owner', startOffset: -2, days: 1, kind: 'gate', tags: ['gate'],
      deliverable: both('检查表', 'Go/No-Go checklist'),
      dependencies: [...afterStartOf('CP-23', 0), ...after('CP-30', 'CP-31', 'CP-32', 'CP-35')],
      approval: approvedBy('owner'), checklist: goNoGo },
    { id: 'CP-34', title: both('活动上线(T)', 'Campaign goes live (T)'),
      role: 'ops', startOffset: 0, days: 0, kind: 'milestone', tags: ['launch'],
      deliverable: both('上线确认', 'Go-live confirmation'),
      dependencies: after('CP-33') },
    { id: 'CP-36', title: both('活动期值守', 'Duty during the campaign'),
      role: 'ops', startOffset: 0, days: 3, tags: ['campaignDay'],
      deliverable: both('值守日志', 'Duty log'),
      dependencies: after('CP-34') },
  ]),
  ...tasksIn('monitoring', [
    { id: 'CP-35', title: both('数据看板搭建', 'Set up dashboards'),
      role: 'data', startOffset: -12, days: 3,
      deliverable: both('看板', 'Dashboards'),
      dependencies: after('CP-02', 'CP-11') },
    { id: 'CP-37', title: both('实时监控与日报', 'Live monitoring & daily report'),
      role: 'data', startOffset: 0, days: 3, tags: ['campaignDay'],
      deliverable: both('日报', 'Daily report'),
      dependencies: after('CP-34', 'CP-35') },
  ]),
  ...tasksIn('retrospective', [
    { id: 'CP-38', title: both('数据汇总与归因', 'Data wrap-up & attribution'),
      role: 'data', startOffset: 3, days: 2,
      deliverable: both('复盘数据包', 'Retrospective data pack'),
      dependencies: after('CP-36', 'CP-37') },
    { id: 'CP-39', title: both('复盘会', 'Retrospective meeting'),
      role: 'owner', startOffset: 6, days: 1,
      deliverable: both('复盘纪要、行动项', 'Minutes and action items'),
      dependencies: after('CP-38') },
    { id: 'CP-40', title: both('复盘报告与 SOP 更新', 'Retrospective report & SOP update'),
      role: 'owner', startOffset: 7, days: 2,
      deliverable: both('报告、模板新版本', 'Report and new template version'),
      dependencies: after('CP-39'), approval: [{ by: 'sponsor', name: both('知会', 'For information') }] },
  ]),
]
