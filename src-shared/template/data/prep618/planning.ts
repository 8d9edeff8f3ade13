import { after, approvedBy, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'
import { inboundDay, materialList } from '../checklists'

export const planningTasks: readonly TemplateTask[] = tasksIn('planning', [
  { id: 'S618-01', title: both('立项与 SMART 目标录入', 'Kickoff & SMART goals'),
    role: 'owner', startOffset: -46, days: 2, kind: 'gate', tags: ['gate'],
    deliverable: both('目标与范围定义书', 'Definition of goals and scope'),
    approval: approvedBy('sponsor') },
  { id: 'S618-02', title: both('往年数据与资源评估(可实现性)', 'Feasibility check (past data, resources)'),
    role: 'data', startOffset: -46, days: 2,
    deliverable: both('评估表', 'Feasibility sheet') },
  { id: 'S618-03', title: both('活动方案与货盘', 'Campaign plan & assortment'),
    role: 'ops', startOffset: -44, days: 4,
    deliverable: both('方案、货盘', 'Plan and assortment sheet'),
    dependencies: after('S618-01', 'S618-02') },
  { id: 'S618-04', title: both('方案与预算审批', 'Plan & budget approval'),
    role: 'sponsor', startOffset: -40, days: 2, kind: 'gate', tags: ['gate'],
    deliverable: both('批复', 'Approval of plan and budget'),
    dependencies: after('S618-03'), approval: approvedBy('finance', 'sponsor') },
  { id: 'S618-05', title: both('物料清单制定(渠道×尺寸×负责人×到期)', 'Material list (channel, size, owner, due day)'),
    role: 'marketing', startOffset: -38, days: 2,
    deliverable: both('物料清单', 'Material list'),
    dependencies: after('S618-04'), checklist: materialList },
  { id: 'S618-06', title: both('备货、质检与入仓', 'Stock, inspection & inbound'),
    role: 'buyer', startOffset: -38, days: 16,
    deliverable: both('入库单', 'Warehouse receipts'),
    dependencies: after('S618-04'), checklist: inboundDay },
])
