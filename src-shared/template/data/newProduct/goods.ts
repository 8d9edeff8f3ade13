import { after, approvedBy, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'
import { inboundDay } from '../checklists'

/** From the selection to goods on the shelf. */
export const goodsTasks: readonly TemplateTask[] = [
  ...tasksIn('selection', [
    { id: 'NP-01', title: both('市场调研与选品提案', 'Market research & selection proposal'),
      role: 'ops', startOffset: -45, days: 4,
      deliverable: both('选品提案表(竞品/毛利/卖点)', 'Selection proposal (competitors, margin, selling points)') },
    { id: 'NP-02', title: both('选品会(打分表决)', 'Product selection meeting (scored vote)'),
      role: 'ops_lead', startOffset: -41, days: 1, kind: 'gate', tags: ['gate'],
      deliverable: both('选品决议纪要', 'Minutes of the selection decision'),
      dependencies: after('NP-01'), approval: [{ by: 'sponsor', name: both('立项', 'Project go-ahead') }] },
  ]),
  ...tasksIn('purchase', [
    { id: 'NP-03', title: both('成本核价与毛利测算', 'Costing & margin check'),
      role: 'buyer', startOffset: -40, days: 2,
      deliverable: both('核价单', 'Costing sheet'),
      dependencies: after('NP-02') },
    { id: 'NP-04', title: both('供应商打样与样品确认', 'Supplier sampling & sample sign-off'),
      role: 'buyer', startOffset: -40, days: 8,
      deliverable: both('封样(确认样)', 'Sealed sample (approved sample)'),
      dependencies: after('NP-02'), approval: [{ by: 'ops', name: both('样品确认', 'Sample sign-off') }] },
    { id: 'NP-05', title: both('采购下单(合同/PO)', 'Place purchase order (contract, PO)'),
      role: 'buyer', startOffset: -32, days: 2,
      deliverable: both('采购合同、PO', 'Purchase contract and order'),
      dependencies: after('NP-03', 'NP-04'),
      approval: [...approvedBy('finance'), { by: 'sponsor', when: both('金额 ≥ 阈值', 'Amount at or above the threshold') }] },
    { id: 'NP-06', title: both('大货生产跟单', 'Bulk production follow-up'),
      role: 'buyer', startOffset: -30, days: 18, tags: ['buffer'],
      deliverable: both('生产进度表', 'Production progress sheet'),
      dependencies: after('NP-05') },
    { id: 'NP-07', title: both('大货质检', 'Quality inspection of bulk goods'),
      role: 'buyer', startOffset: -12, days: 2, kind: 'gate', tags: ['gate'],
      deliverable: both('质检报告', 'Inspection report'),
      dependencies: after('NP-06') },
    { id: 'NP-08', title: both('大货入仓上架位', 'Inbound & put-away of bulk goods'),
      role: 'warehouse', startOffset: -10, days: 2, kind: 'offline', tags: ['offline'],
      deliverable: both('入库单、可售库存', 'Warehouse receipt and sellable stock'),
      dependencies: after('NP-07'), checklist: inboundDay },
  ]),
]
