import { useLayoutEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Day, dayOfInstant } from '#shared/domain/day'
import { refuse } from '#shared/domain/refusal'
import type { PlanSet } from '#shared/host/documents/documentSet'
import type { PastPlan } from '#shared/projections/history/timeline'
import type { OpenProject } from './projectContext'
import type { OpenPlan, Session } from './session'

/** A project as it stood, for the views that show the open one: they read it, and whatever they dispatch is refused. */
export interface PastProject {
  readonly project: OpenProject
  /** The same session by the clock of then. */
  readonly session: Session
  /** The day of then. */
  readonly day: StoreApi<Day>
  show(past: PastPlan): void
}

/** Of one project: a component that shows another one starts anew. */
export function usePastProject(project: OpenProject, session: Session, past: PastPlan): PastProject {
  const [shown] = useState(() => pastProjectOf(project, session, past))
  useLayoutEffect(() => shown.show(past), [shown, past])
  return shown
}

export function useDayOf({ day }: PastProject): Day {
  return useStore(day)
}

function pastProjectOf({ id, set }: OpenProject, session: Session, first: PastPlan): PastProject {
  let { at, plan } = first
  const { clock } = session.host.ports
  const dayOf = (): Day => dayOfInstant(Math.min(at, clock.now()), clock.zone)
  const pastClock = { zone: clock.zone, now: () => Math.min(at, clock.now()), today: dayOf }
  const ports = { ...session.host.ports, clock: pastClock }
  const state: OpenPlan['state'] = createStore(() => stateOf(first, 0))
  const day = createStore(dayOf)
  const show = (past: PastPlan): void => {
    if (past.at === at && past.plan === plan) return
    ;({ at, plan } = past)
    day.setState(dayOf(), true)
    state.setState(stateOf(past, state.getState().version + 1), true)
  }
  const documents = pastSetOf(
    set.documents,
    () => state.getState().snapshot,
    listener => state.subscribe(() => listener({ by: 'self', records: [], notes: [] })),
  )
  return {
    day,
    project: { id, set: { documents, state } },
    session: { ...session, host: { ...session.host, ports } },
    show,
  }
}

/** A new object even where the plan is the same: what is late depends on the day. */
function stateOf({ plan }: PastPlan, version: number): ReturnType<OpenPlan['state']['getState']> {
  const snapshot = { ...plan }
  return {
    snapshot,
    version,
    urgent: { snapshot, version },
    access: 'readOnly',
    undoNames: { undo: null, redo: null },
  }
}

function pastSetOf(set: PlanSet, snapshot: PlanSet['snapshot'], subscribe: PlanSet['subscribe']): PlanSet {
  const refused = async (): Promise<ReturnType<typeof refuse>> => refuse('pastPlan')
  return {
    ...set,
    // Plans of then are scheduled beside those of now.
    ids: { ...set.ids },
    snapshot,
    subscribe,
    access: () => 'readOnly',
    damaged: 0,
    dispatch: refused,
    run: refused,
    decide: () => refuse('pastPlan'),
    undo: refused,
    undoOf: refused,
    redo: refused,
    undoNames: () => ({ undo: null, redo: null }),
  }
}
