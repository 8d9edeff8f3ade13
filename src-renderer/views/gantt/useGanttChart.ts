import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreApi } from 'zustand'
import { useCalendar, useProject, useRun, useSession } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { useScreen } from '../../session/screen'
import { isDone } from '../../session/session'
import type { ChartPorts, Followed, Memory } from './chart/ports'
import { type GanttChart, startChart } from './chart/startChart'

/** Where people were in the charts of this window's projects. */
const memories = new Map<string, Memory>()

function memoryOf(project: string): Memory {
  const known = memories.get(project) ?? { place: null, collapsed: new Set<string>() }
  memories.set(project, known)
  return known
}

function followed<S, T>(
  store: Pick<StoreApi<S>, 'getState' | 'subscribe'>,
  select: (state: S) => T,
): Followed<T> {
  return {
    now: () => select(store.getState()),
    follow: listener => {
      let last = select(store.getState())
      return store.subscribe(state => {
        const next = select(state)
        if (next === last) return
        last = next
        listener()
      })
    },
  }
}

const screenPort: ChartPorts['screen'] = {
  now: () => useScreen.getState(),
  follow: listener =>
    useScreen.subscribe((screen, before) => {
      if (screen.filter !== before.filter || screen.taskId !== before.taskId) listener()
    }),
}

/** Starts a chart in `host` and hands it everything that it follows. */
export function useGanttChart(
  host: RefObject<HTMLElement | null>,
  announce: (text: string) => void,
): RefObject<GanttChart | null> {
  const chart = useRef<GanttChart | null>(null)
  const { id, set } = useProject()
  const { workspace, ports } = useSession()
  const calendar = useCalendar()
  const language = useLanguage()
  const { t } = useTranslation()
  const run = useRun()
  useLayoutEffect(() => {
    if (host.current === null) return
    const people = followed(workspace.state, state => state.snapshot.person)
    const started = startChart(host.current, {
      plan: followed(set.state, state => state.snapshot),
      person: { now: () => person => people.now().get(person), follow: people.follow },
      screen: screenPort,
      calendar,
      words: { language, say: (key, facts) => t(key, { ...facts }) },
      memory: memoryOf(id),
      today: () => ports.clock.today(),
      schedule: async intent => ({ isDone: isDone(await run('scheduleTask', intent)) }),
      openTask: task => useScreen.getState().openTask(task),
      announce,
    })
    chart.current = started
    return () => {
      chart.current = null
      started.destroy()
    }
  }, [host, id, set, workspace, ports, calendar, language, t, run, announce])
  return chart
}
