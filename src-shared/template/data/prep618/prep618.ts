import { both } from '../../authoring'
import type { ProjectTemplate } from '../../template'
import { goLiveTasks } from './goLive'
import { goals, keyDates } from './keyDates'
import { materialTasks } from './materials'
import { planningTasks } from './planning'

export const prep618: ProjectTemplate = {
  key: '618-prep',
  version: 1,
  name: both('618 大促筹备', '618 preparation'),
  colour: 'ochre',
  keyDateName: both('大促日', 'Campaign day'),
  occasion: { month: 6, date: 18 },
  weekly: null,
  phases: [
    { id: 'planning', name: both('策划期', 'Planning'), colour: 'azurite' },
    { id: 'materials', name: both('物料期', 'Materials'), colour: 'malachite' },
    { id: 'build', name: both('搭建期', 'Build'), colour: 'moss' },
    { id: 'go-live', name: both('上线期', 'Go-live'), colour: 'gamboge' },
    { id: 'peak', name: both('爆发期', 'Peak'), colour: 'ochre' },
    { id: 'retrospective', name: both('复盘期', 'Retrospective'), colour: 'indigo' },
  ],
  keyDates,
  goals,
  tasks: [...planningTasks, ...materialTasks, ...goLiveTasks],
}
