import type { ProjectTemplate } from '../template'
import { campaign } from './campaign/campaign'
import { doubleElevenWarRoom } from './doubleEleven/doubleEleven'
import { liveWeekly } from './liveWeekly/liveWeekly'
import { newProduct } from './newProduct/newProduct'
import { newProductLite } from './newProductLite/newProductLite'
import { prep618 } from './prep618/prep618'

/** Every template of the product, in the order in which they are offered. */
export const templates: readonly ProjectTemplate[] = [
  doubleElevenWarRoom,
  prep618,
  campaign,
  newProduct,
  newProductLite,
  liveWeekly,
]
