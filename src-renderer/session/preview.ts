import { useCallback, useMemo } from 'react'
import { create } from 'zustand'
import { planCommands } from '#shared/commands/catalogue'
import type { Command, CommandContext } from '#shared/commands/command'
import type { Edit } from '#shared/domain/edit'
import { planningOf } from '#shared/domain/planning'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { PlanSnapshot } from '#shared/domain/snapshot'
import { withEdits } from '#shared/domain/withEdits'
import type { Outlook } from '#shared/projections/outlook'
import { keptGaps } from '#shared/attempts/reschedules'
import { type PlanPreview, planPreview } from '#shared/attempts/planPreview'
import type { Outcome } from './host/deeds'
import { useExplain } from './notices'
import { datesOf, usePlanCalendars } from './planDates'
import { type PlanCommandName, usePlan, useProject, useSession } from './projectContext'

/** One command that is being tried. */
export interface Attempt {
  readonly command: PlanCommandName
  readonly intent: unknown
}

interface Trying {
  /** Null while nothing is tried. */
  readonly attempts: readonly Attempt[] | null
  readonly project: string
}

/** What a person is trying out in a project before it is written. */
export const useTrying = create<Trying>(() => ({ attempts: null, project: '' }))

/** What lies over the project steps back meanwhile: the preview has the keyboard. */
export function useIsTrying(): boolean {
  return useTrying(({ attempts }) => attempts !== null)
}

export function giveUp(): void {
  useTrying.setState({ attempts: null })
}

interface Trial {
  readonly edits: readonly Edit[]
  readonly preview: PlanPreview
}

/** Every attempt on top of those before it; the first one that is refused says why. */
function tried(
  plan: PlanSnapshot,
  attempts: readonly Attempt[],
  { outlook, context }: Ground,
): Trial | Refusal {
  const edits: Edit[] = []
  let now = plan
  for (const { command, intent } of attempts) {
    const decide = planCommands[command] as Command<PlanSnapshot, unknown>
    const made = decide(now, intent, context)
    if (isRefusal(made)) return made
    edits.push(...made)
    now = withEdits(now, made)
  }
  return { edits, preview: planPreview(plan, edits, outlook) }
}

let known: {
  plan: PlanSnapshot
  outlook: Outlook
  attempts: readonly Attempt[]
  trial: Trial | Refusal
} | null = null

/** The same picture for everybody who shows it. */
function triedOnce(plan: PlanSnapshot, attempts: readonly Attempt[], ground: Ground): Trial | Refusal {
  const { dates, today } = ground.outlook
  const isKnown = known?.plan === plan && known.attempts === attempts && known.outlook.dates === dates
  if (known !== null && isKnown && known.outlook.today === today) return known.trial
  const trial = tried(plan, attempts, ground)
  known = { plan, outlook: ground.outlook, attempts, trial }
  return trial
}

interface Ground {
  readonly outlook: Outlook
  readonly context: CommandContext
}

/** What a picture of the plan is tried on. Stays the same function while the plan changes. */
function useGround(): (plan: PlanSnapshot) => Ground {
  const { ports, identity } = useSession()
  const { set } = useProject()
  const calendars = usePlanCalendars()
  return useCallback(
    plan => {
      const { clock, newId } = ports
      const today = clock.today()
      const calendar = calendars.days
      return {
        outlook: { dates: datesOf(set, plan, calendars), today },
        context: { now: clock.now(), today, personId: identity.personId, newId, calendar },
      }
    },
    [ports, identity, set, calendars],
  )
}

/** What is being tried in the open project; null for nothing, or when it cannot be done any more. */
export function usePreview(): PlanPreview | null {
  const { id } = useProject()
  const { attempts, project } = useTrying()
  const plan = usePlan()
  const ground = useGround()
  return useMemo(() => {
    if (attempts === null || project !== id) return null
    const trial = triedOnce(plan, attempts, ground(plan))
    return isRefusal(trial) ? null : trial.preview
  }, [attempts, project, id, plan, ground])
}

const DONE: Outcome = { done: true, event: null, kept: 0 }

/**
 * Hands an intent on when it concerns nobody else; else shows what it would do first. Answers as a command does;
 * what is shown first counts as done.
 */
export function useAttempt(): (...attempts: readonly Attempt[]) => Promise<Outcome> {
  const { id, set } = useProject()
  const ground = useGround()
  const explain = useExplain()
  return useCallback(
    async (...asked) => {
      const plan = set.state.getState().snapshot
      const on = ground(plan)
      const first = tried(plan, asked, on)
      if (isRefusal(first)) return explain(Promise.resolve(first))
      const attempts = withGaps(plan, asked, { trial: first, outlook: on.outlook })
      const trial = attempts === asked ? first : tried(plan, attempts, on)
      if (isRefusal(trial)) return explain(Promise.resolve(trial))
      if (concernsOthers(trial.preview)) {
        useTrying.setState({ attempts, project: id })
        return DONE
      }
      return explain(applied(set, attempts))
    },
    [id, set, ground, explain],
  )
}

/** Why an attempt would be refused; null when it would not. Stays the same function while the plan changes. */
export function useRefusalOf(): (attempt: Attempt) => Refusal | null {
  const { set } = useProject()
  const ground = useGround()
  return useCallback(
    ({ command, intent }) => {
      const plan = set.state.getState().snapshot
      const decide = planCommands[command] as Command<PlanSnapshot, unknown>
      const made = decide(plan, intent, ground(plan).context)
      return isRefusal(made) ? made : null
    },
    [set, ground],
  )
}

/** Where gaps are kept, everything that comes after moves along: its new wishes are part of the attempt. */
function withGaps(
  plan: PlanSnapshot,
  attempts: readonly Attempt[],
  { trial, outlook }: { trial: Trial; outlook: Outlook },
): readonly Attempt[] {
  if (planningOf(plan).slipPolicy !== 'keepGap') return attempts
  const changes = keptGaps(plan, trial.edits, outlook.dates)
  return changes.length === 0 ? attempts : [...attempts, { command: 'rescheduleTasks', intent: { changes } }]
}

function concernsOthers({ moves, conflicts, tooLate }: PlanPreview): boolean {
  return conflicts.length > 0 || tooLate.length > 0 || moves.some(move => !move.isEdited)
}

/** All of them in one step of undo. */
async function applied(
  set: ReturnType<typeof useProject>['set'],
  attempts: readonly Attempt[],
): Promise<Outcome> {
  let joins: string | null = null
  let last: Outcome = DONE
  for (const { command, intent } of attempts) {
    last = await set.run(command, intent, joins)
    if (isRefusal(last)) return last
    joins ??= last.event
  }
  return last
}

/** Writes what is being tried. */
export function useApply(): () => Promise<void> {
  const { set } = useProject()
  const explain = useExplain()
  return useCallback(async () => {
    const { attempts } = useTrying.getState()
    giveUp()
    if (attempts !== null) await explain(applied(set, attempts))
  }, [set, explain])
}

/** Shows what attempts would do, whomever they concern. */
export function useTry(): (attempts: readonly Attempt[]) => void {
  const { id } = useProject()
  return useCallback(attempts => useTrying.setState({ attempts, project: id }), [id])
}

/** Tries one more on top of what is being tried. */
export function tryMore(attempt: readonly Attempt[]): void {
  useTrying.setState(({ attempts }) => ({ attempts: [...(attempts ?? []), ...attempt] }))
}
