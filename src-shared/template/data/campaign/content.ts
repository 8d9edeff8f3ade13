import { after, approvedBy, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'
import { designReview, shootDay } from '../checklists'

export const contentTasks: readonly TemplateTask[] = tasksIn('content', [
  { id: 'CP-17', title: both('主视觉 KV 设计', 'Key visual design'),
    role: 'designer', startOffset: -28, days: 4, kind: 'design-draft', tags: ['material'],
    deliverable: both('KV 源文件', 'Key visual source files'),
    dependencies: after('CP-08') },
  { id: 'CP-18', title: both('KV 审核', 'Key visual review'),
    role: 'design_director', startOffset: -24, days: 2, kind: 'review', tags: ['gate', 'material'],
    deliverable: both('KV 通过版', 'Approved key visual'),
    dependencies: after('CP-17'), reviewOf: ['CP-17'], approval: approvedBy('design_director'), checklist: designReview },
  { id: 'CP-19', title: both('活动文案', 'Campaign copy'),
    role: 'copywriter', startOffset: -28, days: 4, tags: ['material'],
    deliverable: both('文案包', 'Copy pack'),
    dependencies: after('CP-08') },
  { id: 'CP-20', title: both('素材拍摄/短视频', 'Asset shoot & short videos'),
    role: 'photographer', startOffset: -24, days: 4, kind: 'offline', tags: ['material', 'offline'],
    deliverable: both('视频、图片', 'Videos and photos'),
    dependencies: after('CP-19'), checklist: shootDay },
  { id: 'CP-21', title: both('渠道素材延展', 'Adapt assets for each channel'),
    role: 'designer', startOffset: -22, days: 5, kind: 'design-draft', tags: ['material'],
    deliverable: both('各渠道尺寸素材', 'Assets in every channel’s sizes'),
    dependencies: after('CP-18', 'CP-19') },
  { id: 'CP-22', title: both('素材审核', 'Asset review'),
    role: 'design_director', startOffset: -17, days: 2, kind: 'review', tags: ['gate', 'material'],
    deliverable: both('素材通过版', 'Approved assets'),
    dependencies: after('CP-20', 'CP-21'), reviewOf: ['CP-20', 'CP-21'], approval: approvedBy('design_director'), checklist: designReview },
  { id: 'CP-23', title: both('预热内容发布', 'Publish warm-up content'),
    role: 'marketing', startOffset: -10, days: 10, tags: ['launch'],
    deliverable: both('发布链接', 'Links to published content'),
    dependencies: after('CP-22', 'CP-13') },
])
