import type { TFunction } from 'i18next'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useChartOptions } from '../../session/chartOptions'
import { datesOf } from '#shared/host/planDates'
import { usePlanCalendars } from '../../session/planDates'
import { useProject, useSession } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { placeTime } from '../../session/placeTime'
import { previewStoreOf } from '../../session/previewStore'
import { GRID_SETTINGS } from '../../session/preferences'
import { useScreen } from '../../session/screen'
import type { Session } from '../../session/session'
import type { RecordMap } from '#shared/domain/recordMap'
import type { Contributor } from '#shared/model/contributor'
import type { Person } from '#shared/model/person'
import { peopleOf } from '#shared/projections/people/people'
import type { Language } from '#shared/domain/wording'
import type { ChartPorts, Followed, Memory } from './scene/ports'
import { type GanttChart, startChart } from './startChart'
import type { Words } from '../../locales/words'
import { columnsText, type GridLook, readLook } from '../taskGrid/columns'
import { useChartCommands } from './useChartCommands'

/** Viewport and collapsed rows of each project's chart, for as long as the window is open. */
const memories = new Map<string, Memory>()

function memoryOf(project: string): Memory {
  const known = memories.get(project) ?? { place: null, collapsed: new Set<string>() }
  memories.set(project, known)
  return known
}

interface Store<S> {
  getState(): S
  subscribe(listener: (state: S) => void): () => void
}

function followed<S, T>(store: Store<S>, select: (state: S) => T): Followed<T> {
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

function peoplePort(
  people: Followed<RecordMap<Person>>,
  contributors: Followed<RecordMap<Contributor>>,
): ChartPorts['person'] {
  return {
    now: () => {
      const everybody = peopleOf(people.now(), contributors.now())
      return id => everybody.get(id)
    },
    follow: listener => {
      const stops = [people.follow(listener), contributors.follow(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

/** Rows ask for words without facts thousands of times: each is translated once. */
export function wordsIn(language: Language, t: TFunction): Words {
  const known = new Map<string, string>()
  return {
    language,
    say(key, facts) {
      if (facts !== undefined) return t(key, { ...facts })
      const word = known.get(key) ?? t(key)
      known.set(key, word)
      return word
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

const optionsPort: ChartPorts['options'] = {
  now: () => useChartOptions.getState(),
  follow: listener => useChartOptions.subscribe(listener),
}

/** Columns and title width from the person's settings; the same object while these are unchanged. */
function lookPorts(me: Session['me']): Pick<ChartPorts, 'look' | 'keepTitleWidth'> {
  const { columns, titleWidth } = GRID_SETTINGS
  let known = readLook(undefined, undefined)
  const read = ({ snapshot: { setting } }: ReturnType<Session['me']['state']['getState']>): GridLook => {
    const look = readLook(setting.get(columns)?.value, setting.get(titleWidth)?.value)
    const isSame =
      look.titleWidth === known.titleWidth && columnsText(look.columns) === columnsText(known.columns)
    if (!isSame) known = look
    return known
  }
  return {
    look: followed(me.state, read),
    keepTitleWidth: value => void me.documents.run('setPreference', { name: titleWidth, value }),
  }
}

/** What the chart tells the component around it. */
export type ChartEvents = Pick<ChartPorts, 'announce' | 'openLink' | 'openMenu'>

/** Starts a chart in `element` and connects it to the stores of the session. */
export function useGanttChart(
  element: RefObject<HTMLElement | null>,
  events: ChartEvents,
): RefObject<GanttChart | null> {
  const chart = useRef<GanttChart | null>(null)
  const { id, set } = useProject()
  const { workspace, me, host } = useSession()
  const { ports } = host
  const calendars = usePlanCalendars()
  const language = useLanguage()
  const { t } = useTranslation()
  const commands = useChartCommands()
  useLayoutEffect(() => {
    if (element.current === null) return
    const started = startChart(element.current, {
      plan: followed(set.state, state => state.snapshot),
      person: peoplePort(
        followed(workspace.state, state => state.snapshot.person),
        followed(set.state, state => state.snapshot.contributor),
      ),
      screen: screenPort,
      options: optionsPort,
      preview: previewStoreOf(set.documents, host),
      ...lookPorts(me),
      calendar: calendars.days,
      time: calendars.time,
      dates: plan => datesOf(set.documents.ids, plan, calendars),
      words: wordsIn(language, t),
      memory: memoryOf(id),
      today: () => ports.clock.today(),
      minute: placeTime(ports.clock),
      ...commands,
      ...events,
    })
    chart.current = started
    return () => {
      chart.current = null
      started.destroy()
    }
  }, [element, id, set, workspace, me, host, ports, calendars, language, t, commands, events])
  return chart
}
