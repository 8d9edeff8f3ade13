import { after, approvedBy, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'
import { listingEntry, listingReview } from '../checklists'

/** From data entry to the first week on sale. */
export const listingTasks: readonly TemplateTask[] = [
  ...tasksIn('listing', [
    { id: 'NP-18', title: both('商品信息录入(SPU/SKU/类目属性/价格/运费模板)', 'Listing data entry (SPU, SKU, attributes, price, freight)'),
      role: 'ops', startOffset: -18, days: 2,
      deliverable: both('草稿商品链接', 'Draft listing'),
      dependencies: after('NP-16', 'NP-17'), checklist: listingEntry },
    { id: 'NP-19', title: both('合规资质核对(质检/授权/广告法)', 'Compliance check (inspection, licences, advertising law)'),
      role: 'ops', startOffset: -10, days: 1, kind: 'gate', tags: ['gate'],
      deliverable: both('合规清单', 'Compliance list'),
      dependencies: after('NP-07', 'NP-16') },
  ]),
  ...tasksIn('review', [
    { id: 'NP-20', title: both('运营审核(全项)', 'Operations review (all items)'),
      role: 'ops_lead', startOffset: -6, days: 2, kind: 'gate', tags: ['gate'],
      deliverable: both('审核记录', 'Review record'),
      dependencies: after('NP-08', 'NP-18', 'NP-19'), approval: approvedBy('ops_lead'), checklist: listingReview },
    { id: 'NP-21', title: both('客服知识库与培训', 'Customer-service knowledge base & training'),
      role: 'cs', startOffset: -4, days: 2,
      deliverable: both('FAQ、培训签到', 'FAQ and training attendance'),
      dependencies: after('NP-20') },
  ]),
  ...tasksIn('publish', [
    { id: 'NP-22', title: both('定时上架设置与预览', 'Set up & preview the scheduled publish'),
      role: 'ops', startOffset: -2, days: 1,
      deliverable: both('定时任务截图', 'Screenshot of the schedule'),
      dependencies: after('NP-20') },
    { id: 'NP-23', title: both('定时上架(T)', 'Scheduled publish (T)'),
      role: 'ops', startOffset: 0, days: 0, kind: 'milestone', tags: ['launch'],
      deliverable: both('商品链接可售', 'Listing on sale'),
      dependencies: after('NP-08', 'NP-21', 'NP-22') },
    { id: 'NP-24', title: both('上架后 7 工作日观察', 'Watch for 7 working days after publishing'),
      role: 'ops', startOffset: 1, days: 7,
      deliverable: both('新品 7 日表', 'Seven-day sheet of the new product'),
      dependencies: after('NP-23') },
  ]),
]
