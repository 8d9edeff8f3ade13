import { after, approvedBy, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'
import { designReview, pageWalkThrough, priceCheck } from '../checklists'

/** No page is built before its design is approved. */
export const pageTasks: readonly TemplateTask[] = tasksIn('pages', [
  { id: 'CP-24', title: both('页面结构/交互稿', 'Page structure & wireframe'),
    role: 'ops', startOffset: -25, days: 3,
    deliverable: both('交互稿', 'Wireframe'),
    dependencies: after('CP-08') },
  { id: 'CP-25', title: both('会场/承接页设计', 'Venue & landing page design'),
    role: 'designer', startOffset: -22, days: 5, kind: 'design-draft', tags: ['material'],
    deliverable: both('页面设计稿', 'Page designs'),
    dependencies: after('CP-18', 'CP-24') },
  { id: 'CP-26', title: both('页面设计审核', 'Page design review'),
    role: 'design_director', startOffset: -17, days: 2, kind: 'review', tags: ['gate', 'material'],
    deliverable: both('页面通过版', 'Approved pages'),
    dependencies: after('CP-25'), reviewOf: ['CP-25'], approval: approvedBy('design_director'), checklist: designReview },
  { id: 'CP-27', title: both('页面搭建', 'Build pages'),
    role: 'ops', startOffset: -15, days: 4,
    deliverable: both('预览链接', 'Preview links'),
    dependencies: after('CP-26') },
  { id: 'CP-28', title: both('优惠券/满减/赠品配置', 'Set up coupons, spend-and-save & gifts'),
    role: 'ops', startOffset: -15, days: 2,
    deliverable: both('配置截图', 'Screenshots of the set-up'),
    dependencies: after('CP-04', 'CP-11') },
  { id: 'CP-29', title: both('价格与叠加优惠双人核对', 'Two-person check of prices & stacked offers'),
    role: 'ops_lead', startOffset: -11, days: 2, kind: 'gate', tags: ['gate'],
    deliverable: both('核价表双签', 'Price check sheet signed by two people'),
    dependencies: after('CP-27', 'CP-28'), approval: approvedBy('ops_lead'), checklist: priceCheck },
  { id: 'CP-30', title: both('页面与下单链路测试', 'Page & order-flow test'),
    role: 'it', startOffset: -9, days: 2,
    deliverable: both('测试记录', 'Test log'),
    dependencies: after('CP-27', 'CP-29'), checklist: pageWalkThrough },
])
