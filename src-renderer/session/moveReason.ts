import { useCallback } from 'react'
import { create } from 'zustand'
import type { MovedSubject } from '#shared/commands/planning/explainMove'
import type { PlanIntent } from '#shared/commands/intent'
import { isRefusal } from '#shared/domain/refusal'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import { datesOf } from '#shared/host/planDates'
import { movedDates } from '#shared/projections/plan/movedDates'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { useHost, useProject } from './projectContext'

/** What was moved last in a project, until a reason was said or nobody cared. */
export interface MoveOffer {
  readonly project: string
  readonly moveId: string
  readonly moved: readonly MovedSubject[]
}

export const useMoveOffer = create<{ readonly offer: MoveOffer | null }>(() => ({ offer: null }))

export function leaveMoveOffer(): void {
  useMoveOffer.setState({ offer: null })
}

/** Writes intents and offers to say why, where they moved dates. */
export function useWritten(): (
  intents: readonly PlanIntent[],
  write: () => Promise<Outcome>,
) => Promise<Outcome> {
  const host = useHost()
  const { id, set } = useProject()
  return useCallback(
    async (intents, write) => {
      const planned = () => {
        const plan = set.documents.snapshot()
        return {
          plan,
          dates: datesOf(set.documents.ids, plan, planCalendars(host.workspace.snapshot(), plan)),
        }
      }
      const was = intents.some(({ command }) => MOVING.has(command)) ? planned() : null
      const outcome = await write()
      if (was === null || isRefusal(outcome) || outcome.event === null) return outcome
      const moved = movedDates(intents, was, planned())
      if (moved.length > 0) useMoveOffer.setState({ offer: { project: id, moveId: outcome.event, moved } })
      return outcome
    },
    [host, id, set],
  )
}

const MOVING: ReadonlySet<PlanIntent['command']> = new Set([
  'scheduleTask',
  'rescheduleTasks',
  'pinTask',
  'moveKeyDate',
])
