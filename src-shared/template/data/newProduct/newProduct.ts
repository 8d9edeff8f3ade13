import { both } from '../../authoring'
import type { ProjectTemplate } from '../../template'
import { contentTasks } from './content'
import { goodsTasks } from './goods'
import { listingTasks } from './listing'
import { newProductPhases } from './phases'

export const newProduct: ProjectTemplate = {
  key: 'new-product-launch',
  version: 1,
  name: both('新品上架', 'New product launch'),
  colour: 'malachite',
  keyDateName: both('上架日', 'Publish day'),
  occasion: null,
  weekly: null,
  phases: newProductPhases,
  keyDates: [],
  goals: [],
  tasks: [...goodsTasks, ...contentTasks, ...listingTasks],
}
