import { after, afterStartOf, approvedBy, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'
import { designReview, sampleCheck, shootDay } from '../checklists'

/** Pictures and words: made while the bulk goods are being produced. */
export const contentTasks: readonly TemplateTask[] = [
  ...tasksIn('shoot', [
    { id: 'NP-09', title: both('拍摄需求单与分镜', 'Shooting brief & storyboard'),
      role: 'ops', startOffset: -32, days: 2,
      deliverable: both('拍摄需求单', 'Shooting brief'),
      dependencies: after('NP-04') },
    { id: 'NP-10', title: both('样品寄送/到棚核验', 'Sample delivery & studio check-in'),
      role: 'buyer', startOffset: -32, days: 2,
      deliverable: both('样品签收单', 'Signed sample receipt'),
      dependencies: after('NP-04'), checklist: sampleCheck },
    { id: 'NP-11', title: both('样品拍摄(白底+场景+视频)', 'Sample shoot (white background, scene, video)'),
      role: 'photographer', startOffset: -30, days: 2, kind: 'offline', tags: ['offline'],
      deliverable: both('原片、原视频', 'Original photos and footage'),
      dependencies: after('NP-09', 'NP-10'), checklist: shootDay },
    { id: 'NP-12', title: both('选片与精修', 'Photo selection & retouching'),
      role: 'photographer', startOffset: -28, days: 3, tags: ['material'],
      deliverable: both('精修图包', 'Retouched image pack'),
      dependencies: after('NP-11'), approval: [{ by: 'ops', name: both('选片', 'Photo selection') }] },
  ]),
  ...tasksIn('design', [
    { id: 'NP-14', title: both('主图设计(5 张+白底)', 'Main images (5 and white background)'),
      role: 'designer', startOffset: -25, days: 3, kind: 'design-draft', tags: ['material'],
      deliverable: both('主图 5 张、白底图', 'Five main images and a white-background image'),
      dependencies: after('NP-12', 'NP-13') },
    { id: 'NP-15', title: both('详情页设计', 'Detail page design'),
      role: 'designer', startOffset: -25, days: 5, kind: 'design-draft', tags: ['material'],
      deliverable: both('详情页长图/切片', 'Detail page, long image and slices'),
      dependencies: after('NP-12', 'NP-13') },
    { id: 'NP-17', title: both('设计稿审核', 'Design review'),
      role: 'design_director', startOffset: -20, days: 2, kind: 'review', tags: ['gate', 'material'],
      deliverable: both('审核通过版本', 'Approved version'),
      dependencies: after('NP-14', 'NP-15', 'NP-16'), reviewOf: ['NP-14', 'NP-15', 'NP-16'],
      approval: approvedBy('design_director'), checklist: designReview },
  ]),
  ...tasksIn('copy', [
    { id: 'NP-13', title: both('卖点提炼与标题关键词(可并行)', 'Selling points & title keywords (in parallel)'),
      role: 'copywriter', startOffset: -30, days: 2,
      deliverable: both('卖点表、标题', 'Selling-point sheet and title'),
      dependencies: after('NP-04') },
    { id: 'NP-16', title: both('主图/详情页文案定稿', 'Final copy for images & detail page'),
      role: 'copywriter', startOffset: -23, days: 3, tags: ['material'],
      deliverable: both('文案定稿、广告法自查', 'Final copy and advertising-law check'),
      dependencies: [...after('NP-13'), ...afterStartOf('NP-15', 2)] },
  ]),
]
