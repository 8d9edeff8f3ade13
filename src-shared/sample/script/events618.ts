import type { PlanIntent } from '../../commands/intent'
import type { Language } from '../../domain/wording'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import { type Course, coursesOf, type StoryContext } from './course'
import { type Line, lines618, words618 } from './words618'
import { isAfter, moment, type Moment, minutesOf } from './moment'

/** One command of the story: who gives it, and when. */
export interface GivenIntent extends Moment {
  readonly personId: string
  readonly intentOf: (plan: PlanSnapshot) => PlanIntent
}

const OWNER = 'lin'

/** Who decides on work of a kind. */
const REVIEWERS: Readonly<Record<string, string>> = { 'design-draft': 'he', review: 'he', gate: 'wu' }

/** All that happens to the campaign after it was made, in the order of its time. */
export function events618(context: StoryContext): GivenIntent[] {
  const courses = coursesOf(context)
  const events = [...courses.flatMap(course => eventsOf(course, context)), ...meeting(context.language)]
  return events.sort((a, b) => (isAfter(a, b) ? 1 : isAfter(b, a) ? -1 : 0))
}

function eventsOf(course: Course, context: StoryContext): GivenIntent[] {
  const { taskId, begun, blocked, done, reopened, cancelled } = course
  const say = words618[context.language]
  const by = context.plan.task.get(taskId)?.personId ?? OWNER
  if (cancelled !== null) {
    return [step(course, cancelled, ['cancelled', OWNER]), tell(course, cancelled, [OWNER, say.cancelled])]
  }
  const out = postponed(course, context)
  if (begun !== null) out.push(step(course, begun, ['doing', by]))
  if (blocked !== null) {
    const why = context.chance.pick(say.blocked)
    out.push(step(course, blocked.from, ['blocked', by]), tell(course, blocked.from, [by, why]))
    out.push(step(course, blocked.to, ['doing', by]))
  }
  const reviewer = reviewerOf(context.plan.task.get(taskId), by)
  out.push(...handOvers(course, context, [by, reviewer]), ...ticks(course, context, by))
  out.push(step(course, done, ['done', course.reviews.length > 0 ? reviewer : by]))
  if (reopened !== null) {
    out.push(step(course, reopened.from, ['doing', OWNER]), tell(course, reopened.from, [OWNER, say.again]))
    out.push(step(course, reopened.to, ['done', by]))
  }
  return out
}

function step({ taskId }: Course, at: Moment, [statusId, personId]: readonly [string, string]): GivenIntent {
  return given(at, personId, { command: 'moveTask', input: { taskId, statusId } })
}

function tell({ taskId }: Course, at: Moment, [personId, text]: readonly [string, string]): GivenIntent {
  return given(after(at), personId, { command: 'addComment', input: { taskId, text } })
}

function postponed(course: Course, { chance, language }: StoryContext): GivenIntent[] {
  const { moved, taskId } = course
  if (moved === null) return []
  const out = [given(moved.at, OWNER, { command: 'scheduleTask', input: { taskId, start: moved.start } })]
  if (chance.of(0.5)) out.push(tell(course, moved.at, [OWNER, chance.pick(words618[language].late)]))
  return out
}

function handOvers(
  course: Course,
  { chance, language }: StoryContext,
  [by, reviewer]: readonly [string, string],
): GivenIntent[] {
  return course.reviews.flatMap(({ from, to, isBack }) => {
    const handed = step(course, from, ['in-review', by])
    if (!isBack) return [handed]
    const why = chance.pick(words618[language].back)
    return [handed, step(course, to, ['doing', reviewer]), tell(course, to, [reviewer, why])]
  })
}

/** Nobody decides on their own work. */
function reviewerOf(task: Task | undefined, by: string): string {
  const usual = REVIEWERS[task?.kind ?? ''] ?? OWNER
  return usual === by ? OWNER : usual
}

/** All but, now and then, the last item of its checklist. */
function ticks({ taskId, done }: Course, { plan, chance }: StoryContext, by: string): GivenIntent[] {
  const items = plan.owned.checkItem.get(taskId) ?? []
  const ticked = chance.of(0.2) ? items.slice(0, -1) : items
  return ticked.map(itemId =>
    given(before(done), by, { command: 'tickCheckItem', input: { itemId, isDone: true } }),
  )
}

const MEETING = { day: '2026-06-26', time: '15:00' } as const

/** The retrospective itself: what everybody writes down, and what becomes work. */
function meeting(language: Language): GivenIntent[] {
  const start = minutesOf(MEETING.time)
  return lines618.flatMap((line, index) => {
    const at = moment(MEETING.day, start + index * 4)
    const text = line.text[language]
    const written = given(at, line.personId, { command: 'addRetroCard', input: { list: line.list, text } })
    return line.task === undefined ? [written] : [written, becomesTask(line, text, at)]
  })
}

function becomesTask({ task, personId }: Line, text: string, at: Moment): GivenIntent {
  const intentOf = (plan: PlanSnapshot): PlanIntent => {
    const card = [...plan.retroCard.values()].find(one => one.text === text)
    const input = { cardId: card?.id ?? '', personId: task?.personId ?? null, due: task?.due ?? null }
    return { command: 'makeActionTask', input }
  }
  return { ...after(at), personId, intentOf }
}

function given({ day, time }: Moment, personId: string, intent: PlanIntent): GivenIntent {
  return { day, time, personId, intentOf: () => intent }
}

const after = ({ day, time }: Moment): Moment => moment(day, minutesOf(time) + 2)
const before = ({ day, time }: Moment): Moment => moment(day, minutesOf(time) - 3)
