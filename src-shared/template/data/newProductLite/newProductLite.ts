import { after, approvedBy, both, tasksIn } from '../../authoring'
import type { ProjectTemplate, TemplateTask } from '../../template'
import { designReview, listingEntry, listingReview, shootDay } from '../checklists'
import { newProductPhases } from '../newProduct/phases'

const tasks: readonly TemplateTask[] = [
  ...tasksIn('selection', [
    { id: 'N8-1', title: both('选品会', 'Product selection meeting'),
      role: 'ops_lead', startOffset: -35, days: 1, kind: 'gate', tags: ['gate'],
      deliverable: both('选品决议', 'Selection decision'),
      approval: approvedBy('sponsor') },
  ]),
  ...tasksIn('purchase', [
    { id: 'N8-2', title: both('采购下单', 'Purchase order'),
      role: 'buyer', startOffset: -34, days: 3,
      deliverable: both('采购订单(PO)', 'Purchase order'),
      dependencies: after('N8-1'), approval: approvedBy('finance') },
  ]),
  ...tasksIn('shoot', [
    { id: 'N8-3', title: both('样品拍摄', 'Sample shoot'),
      role: 'photographer', startOffset: -26, days: 3, kind: 'offline', tags: ['offline'],
      deliverable: both('精修图包', 'Retouched image pack'),
      dependencies: [{ from: 'N8-2', type: 'FS', lag: 5 }], checklist: shootDay },
  ]),
  ...tasksIn('design', [
    { id: 'N8-4', title: both('设计主图/详情页', 'Design main images & detail page'),
      role: 'designer', startOffset: -23, days: 6, kind: 'design-draft', tags: ['material'],
      deliverable: both('主图、详情页', 'Main images and detail page'),
      dependencies: after('N8-3'), approval: approvedBy('design_director'), checklist: designReview },
  ]),
  ...tasksIn('copy', [
    { id: 'N8-5', title: both('文案撰写', 'Copywriting'),
      role: 'copywriter', startOffset: -17, days: 3, tags: ['material'],
      deliverable: both('文案定稿', 'Final copy'),
      dependencies: after('N8-4') },
  ]),
  ...tasksIn('listing', [
    { id: 'N8-6', title: both('商品信息录入', 'Listing data entry'),
      role: 'ops', startOffset: -14, days: 2,
      deliverable: both('草稿链接', 'Draft listing'),
      dependencies: after('N8-5'), checklist: listingEntry },
  ]),
  ...tasksIn('review', [
    { id: 'N8-7', title: both('运营审核', 'Operations review'),
      role: 'ops_lead', startOffset: -4, days: 2, kind: 'gate', tags: ['gate'],
      deliverable: both('审核记录', 'Review record'),
      dependencies: after('N8-6'), approval: approvedBy('ops_lead'), checklist: listingReview },
  ]),
  ...tasksIn('publish', [
    { id: 'N8-8', title: both('定时上架(T)', 'Scheduled publish (T)'),
      role: 'ops', startOffset: 0, days: 0, kind: 'milestone', tags: ['launch'],
      deliverable: both('可售链接', 'Listing on sale'),
      dependencies: after('N8-7') },
  ]),
]

/** The eight steps of the guide, one task each. */
export const newProductLite: ProjectTemplate = {
  key: 'new-product-launch-lite',
  version: 1,
  name: both('新品上架 · 精简', 'New product launch, lite'),
  colour: 'moss',
  keyDateName: both('上架日', 'Publish day'),
  occasion: null,
  weekly: null,
  phases: newProductPhases,
  keyDates: [],
  goals: [],
  tasks,
}
