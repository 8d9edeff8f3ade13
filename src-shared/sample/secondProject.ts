import type { Day } from '../domain/day'
import { isRefusal } from '../domain/refusal'
import { createProject } from '../host/projects/createProject'
import type { BothLanguages, Language } from '../domain/wording'
import type { Host } from '../host/host'
import { must } from './must'
import type { MovingClock } from './movingClock'

interface Row {
  readonly title: BothLanguages
  readonly start: Day
  readonly days: number
  readonly statusId: 'todo' | 'doing' | 'done'
}

const words = {
  zh: { project: '秋冬毯上新', design: '拍摄设计', launch: '审核上架' },
  en: { project: 'Autumn blanket launch', design: 'Shoot and design', launch: 'Review and publish' },
} as const

const rows: readonly Row[] = [
  { title: { zh: '选品会', en: 'Selection meeting' }, start: '2026-09-14', days: 1, statusId: 'done' },
  { title: { zh: '样品拍摄', en: 'Sample shoot' }, start: '2026-09-21', days: 3, statusId: 'done' },
  {
    title: { zh: '主图与详情页', en: 'Main images and detail page' },
    start: '2026-10-09',
    days: 6,
    statusId: 'doing',
  },
  { title: { zh: '商品信息录入', en: 'Listing data entry' }, start: '2026-10-19', days: 2, statusId: 'todo' },
  { title: { zh: '运营审核', en: 'Operations review' }, start: '2026-10-27', days: 2, statusId: 'todo' },
  { title: { zh: '定时上架', en: 'Scheduled publish' }, start: '2026-11-05', days: 0, statusId: 'todo' },
]

/** A small project typed by hand, so that the wall shows more than one. */
export async function launchOfAutumn(host: Host, clock: MovingClock, language: Language): Promise<void> {
  const say = words[language]
  clock.moveTo('2026-08-28', '10:00')
  const empty = { template: null, keyDate: '', keyDates: {}, usualName: '' }
  const created = await createProject(host, { ...empty, name: say.project })
  if (isRefusal(created)) throw new Error(`the sample was refused: ${created.refused}`)
  const set = await host.openProject(created.project)
  await must(set.run('addPhase', { name: say.design, colour: 'ochre' }))
  await must(set.run('addPhase', { name: say.launch, colour: 'malachite' }))
  const phases = [...set.snapshot().phase.values()]
  const [design, launch] = [say.design, say.launch].map(
    name => phases.find(phase => phase.name === name)?.id ?? null,
  )
  for (const [index, { title, start, days, statusId }] of rows.entries()) {
    const timing = { start, days, due: null, pin: null }
    const phaseId = (index < 3 ? design : launch) ?? null
    await must(
      set.run('addTask', {
        title: title[language],
        statusId,
        phaseId,
        personId: index < 3 ? 'lu' : 'chen',
        timing,
      }),
    )
  }
  host.summaries.keep(created.project, set.snapshot())
  host.closeProject(created.project)
}
