import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOfNumber } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'
import { fullDay } from '../../../locales/days'
import { useLanguage } from '../../../locales/useLanguage'
import { usePeople, usePlan, useProject, useWorkspace } from '../../../session/projectContext'
import { useScreen } from '../../../session/screen'
import { useToday } from '../../../session/today'
import { textMeasurer } from '../paint/drawing'
import type { Shown } from '../scene/scene'
import { wordsIn } from '../useGanttChart'
import { printColumns } from './columns'
import { readPaperColours } from './paperColours'
import type { ChartPicture } from './picture'

/** First and last day number on paper. */
export interface Range {
  readonly firstDay: number
  readonly lastDay: number
}

/** What stands on the screen, as paper needs it. */
export function usePicture(shown: Shown): (range: Range) => ChartPicture {
  const language = useLanguage()
  const { t } = useTranslation()
  const about = useAbout(shown)
  const people = usePeople()
  const heading = useHeading()
  return useMemo(() => {
    const words = wordsIn(language, t)
    const { scene, predecessors } = shown
    const facts = { words, person: (id: string) => people.get(id), calendar: scene.calendar, predecessors }
    const columns = printColumns(shown.columns, facts)
    const { colours, widthOf } = paperTools()
    return range => ({
      scene,
      columns,
      ...range,
      colours,
      words,
      widthOf,
      heading: { ...heading, about: about(range) },
    })
  }, [language, t, shown, people, heading, about])
}

/** Colours of the light scheme, and a canvas to measure on. */
function paperTools() {
  const paper = document.createElement('div')
  paper.setAttribute('data-paper', '')
  paper.hidden = true
  document.body.append(paper)
  const colours = readPaperColours(paper)
  paper.remove()
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) throw new Error('this window can draw no canvas')
  return { colours, widthOf: textMeasurer(context) }
}

function useHeading() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id } = useProject()
  const entry = useWorkspace(workspace => workspace.project.get(id))
  const today = useToday()
  return useMemo(
    () => ({
      title: entry === undefined ? '' : wordingIn(entry.name, language),
      printed: t('print.printed', { day: fullDay(today, language) }),
    }),
    [entry, today, language, t],
  )
}

/** Days, rows and what the rows were narrowed to. */
function useAbout({ scene }: Shown): (range: Range) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const plan = usePlan()
  const people = usePeople()
  const { filter } = useScreen()
  return useMemo(() => {
    const phase = filter.phaseId === null ? undefined : plan.phase.get(filter.phaseId)
    const person = filter.personId === null ? undefined : people.get(filter.personId)
    const wanted = [
      phase === undefined ? '' : wordingIn(phase.name, language),
      filter.personId === 'nobody' ? t('person.nobody') : (person?.name ?? ''),
      filter.text.trim() === '' ? '' : t('print.text', { text: filter.text.trim() }),
    ].filter(one => one !== '')
    const count = scene.rows.filter(row => row.kind === 'task').length
    return ({ firstDay, lastDay }) => {
      const [from, to] = [dayOfNumber(firstDay), dayOfNumber(lastDay)]
      const facts = [t('print.about', { from, to, count })]
      if (wanted.length > 0) facts.push(t('print.filtered', { by: wanted.join(' · ') }))
      return facts.join(' · ')
    }
  }, [filter, plan, people, scene, language, t])
}
