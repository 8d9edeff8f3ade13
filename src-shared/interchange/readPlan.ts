import type { Day } from '../domain/day'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import type { WorkPlan } from '../schedule/workPlan'
import { parseJson } from './jsonText'
import { readMsProject } from './msProject/readMsProject'
import { readPlanJson } from './planJson/readPlanJson'
import { readGan } from './readGan'
import { boardPlan } from './trello/boardPlan'
import type { ReadingContext } from './trello/context'
import { bagIn } from './trello/raw'
import { readBoard, refuseSize } from './trello/readTrello'
import { parseXml } from './xmlText'

export interface PlanContext extends ReadingContext {
  /** When a plan without any date begins. */
  readonly today: Day
}

/** The plan in a file of any kind that has one, told by what it holds and not by its name. */
export function readPlan(text: string, context: PlanContext): WorkPlan | Refusal {
  const tooBig = refuseSize(text.length)
  if (tooBig !== null) return tooBig
  return /^\ufeff?\s*</.test(text) ? planOfXml(text) : planOfJson(text, context)
}

function planOfXml(text: string): WorkPlan | Refusal {
  const root = parseXml(text)
  if (isRefusal(root)) return root
  if (root.name === 'Project') return readMsProject(root)
  return root.name === 'project' ? readGan(root) : refuse('fileNotPlan')
}

function planOfJson(text: string, context: PlanContext): WorkPlan | Refusal {
  const parsed = parseJson(text)
  if (isRefusal(parsed)) return parsed.refused === 'fileNotJson' ? refuse('fileNotPlan') : parsed
  const { cards, lists, tasks } = bagIn(parsed.json)
  if (Array.isArray(tasks) && !Array.isArray(cards)) return readPlanJson(parsed.json)
  if (!Array.isArray(cards) || !Array.isArray(lists)) return refuse('fileNotPlan')
  const board = readBoard(parsed.json, context)
  return isRefusal(board) ? board : boardPlan(board, context.today)
}
