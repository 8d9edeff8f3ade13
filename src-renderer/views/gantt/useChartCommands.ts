import { useMemo } from 'react'
import { useNotices, useRefusalWords } from '../../session/notices'
import { useAttempt, useRefusalOf, useTrying } from '../../session/preview'
import { useScreen } from '../../session/screen'
import { isDone } from '../../session/session'
import type { ChartPorts } from './scene/ports'

/** What a chart can set going. Stays the same object while the plan changes. */
export function useChartCommands(): Pick<ChartPorts, 'attempt' | 'refuse' | 'refusalOf' | 'openTask'> {
  const attempt = useAttempt()
  const refusalOf = useRefusalOf()
  const inWords = useRefusalWords()
  return useMemo(
    () => ({
      attempt: async (...attempts) => {
        const outcome = await attempt(...attempts)
        return { isDone: isDone(outcome), isTried: useTrying.getState().attempts !== null }
      },
      refuse: text => useNotices.getState().tell({ text, tone: 'refusal' }),
      refusalOf: asked => {
        const refusal = refusalOf(asked)
        return refusal === null ? null : inWords(refusal)
      },
      openTask: task => useScreen.getState().openTask(task),
    }),
    [attempt, refusalOf, inWords],
  )
}
