import { both } from '../../authoring'
import type { ProjectTemplate } from '../../template'
import { tasks } from './tasks'

/** One cycle of one show. Cycles overlap, so each is a project of its own. */
export const liveWeekly: ProjectTemplate = {
  key: 'content-live-weekly',
  version: 1,
  name: both('内容与直播周循环', 'Weekly content & live show'),
  colour: 'sandal',
  keyDateName: both('开播日', 'Show day'),
  occasion: null,
  weekly: { weekday: 4, name: both('直播周', 'Live week') },
  phases: [
    { id: 'topics', name: both('选题选品', 'Topics & selection'), colour: 'azurite' },
    { id: 'content', name: both('内容制作', 'Content'), colour: 'malachite' },
    { id: 'warm-up', name: both('预热', 'Warm-up'), colour: 'gamboge' },
    { id: 'on-air', name: both('开播', 'On air'), colour: 'ochre' },
    { id: 'retrospective', name: both('复盘', 'Retrospective'), colour: 'indigo' },
  ],
  keyDates: [
    { id: 'onAir', name: both('开播', 'On air'),
      daysFromT: 0, time: '19:00', asksPerson: true, side: 'onT', shifts: [] },
  ],
  goals: [],
  tasks,
}
