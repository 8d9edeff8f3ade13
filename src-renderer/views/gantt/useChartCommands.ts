import { useMemo } from 'react'
import { isRefusal } from '#shared/domain/refusal'
import { useNotices, useRefusalWords } from '../../session/notices'
import { useDispatch, useRefusalOf } from '../../session/preview'
import { usePreviewed } from '../../session/previewStore'
import { useScreen } from '../../session/screen'
import type { ChartPorts } from './scene/ports'

/** The commands that a chart may dispatch. The same object while the plan changes, so that the chart is not rebuilt. */
export function useChartCommands(): Pick<ChartPorts, 'dispatch' | 'refuse' | 'refusalOf' | 'openTask'> {
  const dispatch = useDispatch()
  const refusalOf = useRefusalOf()
  const inWords = useRefusalWords()
  return useMemo(
    () => ({
      dispatch: async (...intents) => {
        const outcome = await dispatch(...intents)
        return { isDone: !isRefusal(outcome), isPreviewed: usePreviewed.getState().intents !== null }
      },
      refuse: text => useNotices.getState().tell({ text, tone: 'refusal' }),
      refusalOf: asked => {
        const refusal = refusalOf(asked)
        return refusal === null ? null : inWords(refusal)
      },
      openTask: task => useScreen.getState().openTask(task),
    }),
    [dispatch, refusalOf, inWords],
  )
}
