import { after, approvedBy, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'
import { stockCount } from '../checklists'

export const retrospectiveTasks: readonly TemplateTask[] = tasksIn('retrospective', [
  { id: 'D11-75', title: both('数据汇总与归因', 'Data wrap-up & attribution'),
    role: 'data', startOffset: 3, days: 3,
    deliverable: both('数据包', 'Data pack'),
    dependencies: after('D11-72', 'D11-73') },
  { id: 'D11-76', title: both('毛利与费用核算', 'Margin & expense accounting'),
    role: 'finance', startOffset: 3, days: 5,
    deliverable: both('核算表', 'Profit and expense statement'),
    dependencies: after('D11-72') },
  { id: 'D11-77', title: both('库存盘点与滞销处理', 'Stock count & slow-mover clearance'),
    role: 'warehouse', startOffset: 5, days: 2, kind: 'offline', tags: ['offline'],
    deliverable: both('盘点差异表', 'Stock variance sheet'),
    dependencies: after('D11-71'), approval: approvedBy('ops_lead'), checklist: stockCount },
  { id: 'D11-78', title: both('复盘会(部门自评先提交)', 'Retrospective meeting (self-reviews first)'),
    role: 'owner', startOffset: 8, days: 1,
    deliverable: both('纪要、行动项', 'Minutes and action items'),
    dependencies: after('D11-75', 'D11-76', 'D11-77') },
  { id: 'D11-79', title: both('复盘报告与管理层汇报', 'Retrospective report to management'),
    role: 'owner', startOffset: 9, days: 2,
    deliverable: both('复盘报告', 'Retrospective report'),
    dependencies: after('D11-78'), approval: approvedBy('sponsor') },
  { id: 'D11-80', title: both('SOP/模板更新与归档', 'Update SOP/template & archive'),
    role: 'owner', startOffset: 11, days: 1,
    deliverable: both('模板新版本', 'New template version'),
    dependencies: after('D11-79') },
])
