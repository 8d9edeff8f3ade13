import { isRefusal, type Refusal } from '../../domain/refusal'
import type { ForeignBoard } from '../../model/foreignBoard'
import { type ForeignPlan, snapshotOfPlan, type PlanFormat } from '../../model/foreignPlan'
import { onOtherDays } from '../../schedule/dates/otherDays'
import { schedulePlan } from '../../schedule/engine/schedulePlan'
import { parseJson } from '../jsonText'
import { planKind } from '../planKind'
import { PlanTally } from '../planLeftOut'
import { type PlanContext, readPlanFile } from '../readPlan'
import { bagIn } from '../trello/raw'
import { readBoard, refuseSize } from '../trello/readTrello'
import { foreignPlanOf } from './foreignPlanOf'
import { recordIdOf } from './texts'

export interface ForeignContext extends PlanContext {
  readonly fileName: string
}

const PLAN_NAME = /\.(xml|gan)$/i
const XML = /^\ufeff?\s*</

/** A board or a plan of another tool, told by what the text holds, or why it is neither. */
export function readForeign(text: string, context: ForeignContext): ForeignBoard | ForeignPlan | Refusal {
  const { fileName } = context
  if (XML.test(text) || PLAN_NAME.test(fileName)) return readForeignPlan(text, context)
  const tooBig = refuseSize(text.length)
  if (tooBig !== null) return tooBig
  const parsed = parseJson(text)
  if (isRefusal(parsed)) return parsed
  const { tasks, cards } = bagIn(parsed.json)
  const isPlan = Array.isArray(tasks) && !Array.isArray(cards)
  return isPlan ? readForeignPlan(text, context) : readBoard(parsed.json, context)
}

/** A plan's file as the records that it becomes, planned and compared with the file's own days. */
export function readForeignPlan(text: string, context: ForeignContext): ForeignPlan | Refusal {
  const read = readPlanFile(text, context)
  if (isRefusal(read)) return read
  const format: PlanFormat = XML.test(text) ? (planKind(text) ?? 'msProject') : 'planJson'
  const schedule = schedulePlan(read.plan)
  const fileName = context.fileName.replace(/\.\w+$/, '')
  const plan = foreignPlanOf(read, { format, text, fileName, zone: context.zone, schedule })
  const tally = new PlanTally()
  tally.add('taskDates', 'otherDays', onOtherDays(snapshotOfPlan(plan), schedule, recordIdOf).length)
  return { ...plan, leftOut: [...plan.leftOut, ...tally.all()] }
}
