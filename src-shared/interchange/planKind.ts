import { isRefusal } from '../domain/refusal'
import type { PlanFormat } from '../model/foreignPlan'
import { parseJson } from './jsonText'
import { bagIn } from './trello/raw'

/** Up to the name of the root: declarations, instructions and comments may stand before it. */
const ROOT = /^\ufeff?\s*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*)*<(?:[\w.-]+:)?([\w.-]+)/

/** Which format a text is of, told without reading all of it; null for any other. */
export function planKind(text: string): PlanFormat | null {
  const root = ROOT.exec(text)?.[1]
  if (root !== undefined) return root === 'Project' ? 'msProject' : root === 'project' ? 'gan' : null
  const parsed = parseJson(text)
  if (isRefusal(parsed)) return null
  const { start, tasks, cards } = bagIn(parsed.json)
  return typeof start === 'string' && Array.isArray(tasks) && cards === undefined ? 'planJson' : null
}
