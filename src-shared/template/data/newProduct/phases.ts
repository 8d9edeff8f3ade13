import { both } from '../../authoring'
import type { TemplatePhase } from '../../template'

/** The eight steps from selection to publishing, in the order in which they begin to matter. */
export const newProductPhases: readonly TemplatePhase[] = [
  { id: 'selection', name: both('选品会', 'Selection'), colour: 'azurite' },
  { id: 'purchase', name: both('采购下单', 'Purchasing'), colour: 'sandal' },
  { id: 'shoot', name: both('样品拍摄', 'Sample shoot'), colour: 'gamboge' },
  { id: 'design', name: both('设计主图/详情页', 'Images & detail page'), colour: 'malachite' },
  { id: 'copy', name: both('文案撰写', 'Copywriting'), colour: 'moss' },
  { id: 'listing', name: both('商品信息录入', 'Listing entry'), colour: 'slate' },
  { id: 'review', name: both('运营审核', 'Operations review'), colour: 'indigo' },
  { id: 'publish', name: both('定时上架', 'Publish'), colour: 'ochre' },
]
