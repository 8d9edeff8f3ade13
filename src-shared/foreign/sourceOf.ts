import { isForeignPlan } from '../model/foreignPlan'
import type { ForeignContent } from '../ports/foreignReader'
import { boardSource } from './boardSource'
import type { ForeignSource } from './foreignSource'
import { planSource } from './planSource'

/** The one place where a board and a plan are told apart. */
export function sourceOf(content: ForeignContent): ForeignSource {
  return isForeignPlan(content) ? planSource(content) : boardSource(content)
}
