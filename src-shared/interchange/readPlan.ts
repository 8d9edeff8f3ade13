import type { Day } from '../domain/day'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import type { WorkPlan } from '../schedule/workPlan'
import { readGan } from './gan/readGan'
import { parseJson } from './jsonText'
import { readMsProject } from './msProject/readMsProject'
import { readPlanJson } from './planJson/readPlanJson'
import type { PlanOrRefusal, ReadPlan } from './planLeftOut'
import { refusePlan, refusePlanSize } from './planLimits'
import { boardPlan } from './trello/boardPlan'
import type { ReadingContext } from './trello/context'
import { bagIn } from './trello/raw'
import { readBoard } from './trello/readTrello'
import { parseXml } from './xmlText'

export interface PlanContext extends ReadingContext {
  /** When a plan without any date begins. */
  readonly today: Day
}

/** The plan in a file of any kind that has one, told by what it holds and not by its name. */
export function readPlanFile(text: string, context: PlanContext): PlanOrRefusal {
  const tooBig = refusePlanSize(text.length)
  if (tooBig !== null) return tooBig
  const read = /^\ufeff?\s*</.test(text) ? planOfXml(text) : planOfJson(text, context)
  return isRefusal(read) ? read : (refusePlan(read.plan) ?? read)
}

function planOfXml(text: string): PlanOrRefusal {
  const root = parseXml(text)
  if (isRefusal(root)) return root
  if (root.name === 'Project') return readMsProject(root)
  return root.name === 'project' ? readGan(root) : refuse('fileNotPlan')
}

function planOfJson(text: string, context: PlanContext): PlanOrRefusal {
  if (isTooMany(text)) return refuse('planTooMany', { most: MOST_VALUES })
  const parsed = parseJson(text)
  if (isRefusal(parsed)) return parsed.refused === 'fileNotJson' ? refuse('fileNotPlan') : parsed
  const { cards, lists, tasks } = bagIn(parsed.json)
  if (Array.isArray(tasks) && !Array.isArray(cards)) return whole(readPlanJson(parsed.json))
  if (!Array.isArray(cards) || !Array.isArray(lists)) return refuse('fileNotPlan')
  const board = readBoard(parsed.json, context)
  return isRefusal(board) ? board : boardPlan(board, context.today)
}

/** Of JSON; a plan has some ten a task. */
const MOST_VALUES = 5_000_000

/** Before it is read: what is packed with values takes a hundred times its size. */
function isTooMany(text: string): boolean {
  let values = 0
  for (let at = 0; at < text.length && values <= MOST_VALUES; at++) {
    const code = text[at]
    if (code === ',' || code === '[' || code === '{') values++
  }
  return values > MOST_VALUES
}

function whole(plan: WorkPlan | Refusal): ReadPlan | Refusal {
  return isRefusal(plan) ? plan : { plan, leftOut: [] }
}
