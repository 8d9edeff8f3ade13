import { useCallback, useMemo } from 'react'
import type { SetCalendarWeek } from '#shared/commands/calendar/setCalendarWeek'
import type { WeekHours } from '#shared/domain/weekHours'
import type { WeekOwner } from '#shared/model/calendarWeek'
import type { Weeks } from '#shared/projections/plan/workingWeeks'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import { useDispatch } from '../../session/preview'
import { usePlanPart, useRunWorkspace, useWorkspace } from '../../session/projectContext'

export function useWeeks(): Weeks {
  const shared = useWorkspace(workspace => workspace.calendarWeek)
  const own = usePlanPart(plan => plan.calendarWeek)
  return useMemo(() => ({ shared, own }), [shared, own])
}

/** Sets or removes somebody's week; a project's is previewed first when it moves tasks. */
export function useSetWeek(): (owner: WeekOwner, week: WeekHours | null) => Promise<Outcome> {
  const dispatch = useDispatch()
  const runWorkspace = useRunWorkspace()
  return useCallback(
    ({ layer, ownerId }, week) => {
      const intent: SetCalendarWeek = { layer, ownerId, week }
      return layer === 'project'
        ? dispatch({ command: 'setCalendarWeek', input: intent })
        : runWorkspace('setCalendarWeek', intent)
    },
    [dispatch, runWorkspace],
  )
}
